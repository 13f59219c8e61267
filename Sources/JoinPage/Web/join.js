// Two shares: tags first, then the payload, then the file (ShareFileFormat.md).

/** Files up to this length are held in memory as a whole, in bytes. */
const SMALL_FILE = 48 << 20;
const JOIN_PIECE = 4 << 20;
/** Metadata beyond this is not for a page, in bytes. */
const MAXIMUM_METADATA = 2 ** 31;

/** Refuses what is not authentic, with the verdict of the page. */
function authenticate(one, other, progress) {
  if (other.sheet) {  // the tag of a share that is drawn proves nothing
    if (isAuthentic(one, other.key, progress)) return;
    checkWholly(one);
    throw new Refusal("altered-archive");
  }
  const right = [isAuthentic(one, other.key, progress), isAuthentic(other, one.key, progress)];
  if (!right[0] || !right[1]) {
    // Another copy may help: a checksum tells a damaged file from an altered one.
    for (const share of [one, other]) checkWholly(share);
    demand(right[0] || right[1] || one.pair === other.pair, "differentPairs");
    demand(right[0] || right[1] || one.role !== other.role, `sameHalfTwice-${one.role}`);
    demand(right[0] || right[1], "alteredOrUnrelated");
    const authentic = right[0] ? one : other;
    throw new Refusal(authentic.role === "archive" ? "altered-patient" : "altered-archive");
  }
  demand(one.role !== other.role && one.pair === other.pair && one.width === other.width
    && one.bits === other.bits && one.channels === other.channels
    && one.dataRows === other.dataRows, "malformedPayload");
}

/** Bytes as numbers of 32 bits; what is missing to the last one is 0. */
function lanes(bytes) {
  const { length } = bytes;
  if ((bytes.byteOffset | length) & 3) {
    const copy = new Uint8Array(length + 3 & ~3);
    copy.set(bytes);
    bytes = copy;
  }
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

/**
 * Words [from, to) of the joined grids; 16 bits become little endian, as all machines of browsers
 * are. Four or two words are added at a time: their highest bits apart, so that none is carried.
 */
function joinedWords(one, other, from, to, sums = null) {
  const [a, p] = [one, other].map((share) => {
    const start = share.banner * share.rowBytes, size = share.bits / 8;
    return lanes(canonicalBytes(share, start + from * size, start + to * size));
  });
  sums ??= new Int32Array(a.length);
  if (one.bits === 8) {
    for (let i = 0; i < a.length; i++) {
      const x = a[i], y = p[i];
      sums[i] = (x & 0x7F7F7F7F) + (y & 0x7F7F7F7F) ^ (x ^ y) & 0x80808080;
    }
    return new Uint8Array(sums.buffer, sums.byteOffset, to - from);
  }
  for (let i = 0; i < a.length; i++) {
    const x = (a[i] & 0xFF00FF) << 8 | a[i] >>> 8 & 0xFF00FF;
    const y = (p[i] & 0xFF00FF) << 8 | p[i] >>> 8 & 0xFF00FF;
    sums[i] = (x & 0x7FFF7FFF) + (y & 0x7FFF7FFF) ^ (x ^ y) & 0x80008000;
  }
  return new Uint16Array(sums.buffer, sums.byteOffset, to - from);
}

/**
 * All restored image words from the one at `from`, in pieces; stops when `take` returns false. They
 * are made in `room`, a place for all of them, where there is one.
 */
async function restoreWords(one, other, unhider, take, from, room = null) {
  const { imageWords, bits } = unhider.parameters;
  for (let at = from, end; at < imageWords; at = end) {
    end = Math.min(at + JOIN_PIECE * 8 / bits, imageWords);
    const words = joinedWords(one, other, at, end, room?.subarray(at * bits / 32));
    unhider.take(words);
    if (await take(words) === false) return;
  }
}

/** What comes out of the inflated payload: the fields, and the bytes around the cover. */
class PayloadFields {
  constructor(parameters) {
    this.parameters = parameters;
    this.head = new Uint8Array(64);
    this.count = 0;
    this.parts = [];
  }

  write(bytes) {
    let at = 0;
    if (this.count < 64) {
      at = Math.min(64 - this.count, bytes.length);
      this.head.set(bytes.subarray(0, at), this.count);
      this.count += at;
      if (this.count === 64) this.readHead();
    }
    while (at < bytes.length) {
      const part = this.parts.find((candidate) => candidate.left > 0);
      demand(part, "malformedPayload");
      const count = Math.min(part.left, bytes.length - at);
      part.to?.write(bytes.subarray(at, at + count));
      part.left -= count;
      at += count;
    }
  }

  readHead() {
    const { head, parameters } = this, { bits, method, imageWords } = parameters, flags = head[1];
    const [path, prefix, cover, suffix] = [u16(head, 2), u64(head, 4), u64(head, 12), u64(head, 20)];
    const json = u32(head, 28);
    demand(head[0] === 1 && flags < 4 && cover <= imageWords * bits / 8 && cover % (bits / 8) === 0
      && (bits === 16 || !(flags & 2)) && (method === 2 || !(flags & 1)), "malformedPayload");
    // Deflate makes at most 1,032 bytes of one.
    demand(path + prefix + suffix + json <= 1032 * parameters.L, "malformedPayload");
    if (prefix + suffix > MAXIMUM_METADATA) throw new Refusal("tooLarge");
    this.path = new BlobBuilder(path);
    this.prefix = new BlobBuilder(prefix);
    this.suffix = new BlobBuilder(suffix);
    this.parts = [{ left: path, to: this.path }, { left: prefix, to: this.prefix },
      { left: suffix, to: this.suffix }, { left: json, to: null }];
    Object.assign(this, { isExact: !(flags & 1), isLittleEndian: Boolean(flags & 2), cover,
      digest: head.slice(32, 64), size: prefix + cover + suffix });
  }

  finish() {
    demand(this.count === 64 && this.parts.every((part) => part.left === 0), "malformedPayload");
    this.path = new TextDecoder().decode(readBytes(this.path.finishSmall()));
    this.prefix = this.prefix.finishSmall();
    this.suffix = this.suffix.finishSmall();
    return this;
  }
}

/** Words that are looked at first: the payload lies in the first rows, mostly. */
const FIRST_WORDS = 1 << 16;

/**
 * Inflates the payload: its first bytes are hidden, the others lie in the spill rows. The first words
 * are restored in `room`; where all of the payload is hidden in them, the file can begin with them.
 */
async function readPayload(one, other, parameters, room) {
  const begun = joinedWords(one, other, 0, Math.min(FIRST_WORDS, parameters.imageWords), room);
  const unhider = new Unhider(parameters);
  unhider.take(begun);
  const isBegun = unhider.isDone;
  if (!isBegun) await restoreWords(one, other, unhider, () => !unhider.isDone, begun.length);
  demand(unhider.isDone, "malformedPayload");
  let hidden = unhider.bits.from(parameters.flags, parameters.inside), left = parameters.L - hidden.length;
  let at = parameters.imageWords;
  const pull = () => {
    if (hidden) {
      const bytes = hidden;
      hidden = null;
      return bytes;
    }
    if (left === 0) return null;
    const size = parameters.bits / 8, count = Math.min(left, JOIN_PIECE);
    const words = joinedWords(one, other, at, at + Math.ceil(count / size));
    at += words.length;
    left -= count;
    return bigEndian(words).subarray(0, count);
  };
  const fields = new PayloadFields(parameters);
  try {
    const inflater = new Inflater(pull, (bytes) => fields.write(bytes), Infinity);
    inflater.run();
    demand(!inflater.hasMore, "malformedPayload");
  } catch (error) {
    throw error instanceof DeflateError ? new Refusal("malformedPayload") : error;
  }
  return Object.assign(fields.finish(), isBegun ? { unhider, begun } : { unhider: new Unhider(parameters), begun: [] });
}

function bigEndian(words) {
  if (words instanceof Uint8Array) return words;
  const bytes = new Uint8Array(2 * words.length);
  for (let i = 0, at = 0; i < words.length; i++) {
    bytes[at++] = words[i] >> 8;
    bytes[at++] = words[i];
  }
  return bytes;
}

/** Words as bytes of the file; a copy, unless they are its bytes already. */
function fileBytes(words, isLittleEndian) {
  return words instanceof Uint16Array && !isLittleEndian ? bigEndian(words)
    : new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}

/** Takes the file's bytes for its digest; the browser's own SHA-256 for small files. */
class FileDigest {
  constructor({ size, isExact, isLittleEndian }, bits) {
    this.isExact = isExact;
    this.bits = bits;
    this.isLittleEndian = isLittleEndian;
    this.whole = isExact && size <= SMALL_FILE && globalThis.crypto?.subtle ? true : false;
    this.hash = this.whole ? null : new SHA256();
  }

  add(bytes, isCover) {
    if (this.whole) return;
    if (isCover && !this.isExact) {  // bit 0 of every word is cleared
      bytes = bytes.slice();
      const step = this.bits / 8, first = step === 2 && !this.isLittleEndian ? 1 : 0;
      for (let i = first; i < bytes.length; i += step) bytes[i] &= 0xFE;
    }
    this.hash.update(bytes);
  }

  async finish(all) {
    return this.whole ? new Uint8Array(await crypto.subtle.digest("SHA-256", all)) : this.hash.finish();
  }
}

/**
 * The restored file, its digest right: what is known of it, and its content when it is `wanted`:
 * the `bytes` of a small one, of a long one a `blob` that the browser may put on a disk.
 */
async function restoreFile(one, other, wanted) {
  const joined = one.parameters.map((byte, i) => byte + other.parameters[i]);
  const parameters = readParameters(joined, one);
  const first = roomOf(2 * FIRST_WORDS);
  const fields = await readPayload(one, other, parameters, new Int32Array(first, 0, FIRST_WORDS / 2));
  const { size, cover, isLittleEndian, digest, isExact, path } = fields;
  const hash = new FileDigest(fields, one.bits), small = size <= SMALL_FILE;
  const before = sizeOf(fields.prefix), words = parameters.imageWords * one.bits / 8;
  // Words of a small file are made where they belong, at a multiple of 4 bytes; perhaps more than it has.
  const buffer = small ? roomOf(Math.max(size, before + words) + 11 & ~3) : null;
  const whole = small ? new Uint8Array(buffer, -before & 3, size) : null;
  const room = small ? new Int32Array(buffer, before + 3 & ~3, words + 3 >> 2) : null;
  const long = !small && wanted ? longBlob() : null;
  let at = 0, crc = 0;
  const put = async (bytes, isCover) => {
    hash.add(bytes, isCover);
    if (!whole) crc = crc32(bytes, crc);
    else if (bytes.buffer !== buffer) whole.set(bytes, at);
    await long?.write(bytes);
    at += bytes.length;
  };
  for (const bytes of piecesOf(fields.prefix)) await put(bytes, false);
  let left = cover;
  if (left) {
    const take = async (words) => {
      const bytes = fileBytes(words, isLittleEndian);
      const count = Math.min(left, bytes.length);
      await put(bytes.subarray(0, count), true);
      left -= count;
      return left > 0;
    };
    const { unhider, begun } = fields;
    if (begun.length) await take(begun);
    if (left) await restoreWords(one, other, unhider, take, begun.length, room);
  }
  for (const bytes of piecesOf(fields.suffix)) await put(bytes, false);
  demand(sameBytes(await hash.finish(whole), digest), "digestMismatch");
  if (whole) crc = wanted ? crc32(whole) : null;
  const blob = await long?.finish();
  giveBack(first);
  return { bytes: whole, blob, crc, path, isExact, size, prefix: fields.prefix };
}

/** A Blob of what is written in pieces, which browsers keep on a disk when it grows long. */
function longBlob() {
  if (!globalThis.TransformStream) {  // Firefox before 102
    const out = new BlobBuilder();
    return { write: async (bytes) => out.write(bytes), finish: async () => out.finish() };
  }
  const { readable, writable } = new TransformStream();
  const blob = new Response(readable).blob(), writer = writable.getWriter();
  blob.catch(() => {});
  return {
    write: (bytes) => writer.write(bytes),
    finish: async () => {
      await writer.close();
      return blob;
    },
  };
}
