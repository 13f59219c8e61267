// ZIP files (APPNOTE.TXT): those that are dropped, and the one that is saved.

const MAXIMUM_ENTRIES = 200000;
const MAXIMUM_UNPACKED = 2 ** 36;
/** ZIP files may lie in ZIP files, as what portals hand out does. */
const MAXIMUM_ZIP_DEPTH = 3;

/** Whether a file is a ZIP file, or a program that unpacks itself: of Windows, of Linux, or a script. */
function isZip(file) {
  const head = letters(readBytes(file, 0, 4));
  return head === "PK\x03\x04" || /^(MZ|#!|\x7FELF)/.test(head) && zipEnd(file, true).at >= 0;
}

/**
 * The record that ends a ZIP file, in its last bytes.
 *
 * `isExact`: it must end the file, and tell of no other parts.
 */
function zipEnd(file, isExact) {
  const tail = readBytes(file, Math.max(0, file.size - 65557), file.size), view = new DataView(tail.buffer);
  let at = tail.length - 22;
  while (at >= 0 && (view.getUint32(at, true) !== 0x06054B50
    || isExact && (view.getUint16(at + 20, true) !== tail.length - 22 - at || view.getUint32(at + 4)))) at--;
  return { view, at, place: file.size - tail.length + at };
}

/** What the directory of a ZIP file tells of its files, within limits; none of them is read. */
function zipEntries(file) {
  let { view, at, place } = zipEnd(file);
  demand(at >= 0, "damagedZIP");
  let count = view.getUint16(at + 10, true), size = view.getUint32(at + 12, true);
  let start = view.getUint32(at + 16, true);
  if (at >= 20 && view.getUint32(at - 20, true) === 0x07064B50) {  // ZIP64
    place = Number(view.getBigUint64(at - 12, true));
    const end = new DataView(readBytes(file, place, place + 56).buffer);
    demand(end.byteLength === 56 && end.getUint32(0, true) === 0x06064B50, "damagedZIP");
    count = Number(end.getBigUint64(32, true));
    size = Number(end.getBigUint64(40, true));
    start = Number(end.getBigUint64(48, true));
  }
  demand(count <= MAXIMUM_ENTRIES && size <= 2 ** 27 && start + size <= file.size, "damagedZIP");
  // Places may be told without the program that comes before.
  const isMoved = count && u32(readBytes(file, start, start + 4), 0) !== 0x504B0102, before = isMoved ? place - size - start : 0;
  demand(before >= 0, "damagedZIP");
  const directory = readBytes(file, start + before, start + before + size), entries = [];
  let left = MAXIMUM_UNPACKED;
  for (let from = 0; entries.length < count; ) {
    demand(from + 46 <= directory.length, "damagedZIP");
    const entry = directoryEntry(directory, from);
    from = entry.end;
    entry.start += before;
    entry.reach += before;
    left -= entry.size;
    demand(left >= 0 && !entry.isEncrypted, entry.isEncrypted ? "encryptedZIP" : "tooLarge");
    entries.push(entry);
  }
  return entries.filter(({ path }) => !path.endsWith("/"));
}

function directoryEntry(bytes, at) {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  demand(view.getUint32(0, true) === 0x02014B50, "damagedZIP");
  const nameEnd = 46 + view.getUint16(28, true), extraEnd = nameEnd + view.getUint16(30, true);
  const end = extraEnd + view.getUint16(32, true), flags = view.getUint16(8, true);
  demand(at + end <= bytes.length, "damagedZIP");
  const name = bytes.subarray(at + 46, at + nameEnd);
  let size = view.getUint32(24, true), packed = view.getUint32(20, true), start = view.getUint32(42, true);
  for (let extra = nameEnd; extra + 4 <= extraEnd;) {
    const length = view.getUint16(extra + 2, true);
    if (view.getUint16(extra, true) === 1) {  // ZIP64: only what did not fit
      let field = extra + 4;
      const next = () => (field += 8) <= Math.min(extra + 4 + length, extraEnd) ? Number(view.getBigUint64(field - 8, true)) : NaN;
      if (size === UNDEFINED) size = next();
      if (packed === UNDEFINED) packed = next();
      if (start === UNDEFINED) start = next();
    }
    extra += 4 + length;
  }
  return { path: new TextDecoder().decode(name), method: view.getUint16(10, true),
    isEncrypted: Boolean(flags & 1), size, packed, start, reach: start + extraEnd + packed + 256, end: at + end };
}

/** Where an entry's content begins, from the beginning of its head. */
function contentStart(head, { method, size, packed }) {
  demand(head.length >= 30 && u32(head, 0) === 0x504B0304 && (method === 8 || method === 0 && size === packed),
    "damagedZIP");
  return 30 + head[26] + 256 * head[27] + head[28] + 256 * head[29];
}

function inflateEntry(pieces, size, write) {
  let left = size;
  try {
    new Inflater(() => pieces.next().value ?? null, (bytes) => {
      left -= bytes.length;
      write(bytes);
    }, size).run();
  } catch (error) {
    throw error instanceof DeflateError ? new Refusal("damagedZIP") : error;
  }
  demand(!left, "damagedZIP");
}

/** The content of an entry: a part of the ZIP file itself, or inflated. */
function entryContent(file, entry) {
  const { method, size, packed, start } = entry;
  const from = start + contentStart(readBytes(file, start, start + 30), entry);
  demand(from + packed <= file.size, "damagedZIP");
  const part = file.slice(from, from + packed);
  if (method === 0) return part;
  const out = new BlobBuilder();
  inflateEntry(piecesOf(part), size, (bytes) => out.write(bytes));
  return out.finish();
}

/** The content of a small entry in bytes that begin with its head; null when they do not reach so far. */
function entryBytes(bytes, entry) {
  const { method, size, packed } = entry, from = contentStart(bytes, entry);
  const part = bytes.subarray(from, from + packed);
  if (part.length < packed) return null;
  if (method === 0) return part;
  const content = new Uint8Array(size);
  let at = 0;
  inflateEntry([part].values(), size, (piece) => {
    content.set(piece, at);
    at += piece.length;
  });
  return content;
}

/** The fields that precede a file and stand in the directory: sizes, and a name of UTF-8. */
function zipFields(path, size, crc, extra) {
  const [length, name] = [size >= UNDEFINED ? UNDEFINED : size, new TextEncoder().encode(path)];
  // Version needed, flags (names are UTF-8), method, time, date (1980-01-01), sum and sizes.
  const fields = [[2, 45], [2, 0x800], [2, 0], [2, 0], [2, 33], [4, crc], [4, length], [4, length],
    [2, name.length], [2, extra]];
  return { name, fields };
}

/** What precedes a file's content, stored; ZIP64 where it has to be. */
function zipHead(path, size, crc) {
  const long = size >= UNDEFINED ? [[2, 1], [2, 16], [8, size], [8, size]] : [];
  const { name, fields } = zipFields(path, size, crc, long.length && 20);
  return joinBytes(littleFields([[4, 0x04034B50], ...fields]), name, littleFields(long));
}

/** The directory of a ZIP file. */
class ZipDirectory {
  constructor() {
    this.parts = [];
    this.at = 0;
    this.count = 0;
  }

  add(path, size, crc) {
    const isFar = this.at >= UNDEFINED;
    const far = [...(size >= UNDEFINED ? [[8, size], [8, size]] : []), ...(isFar ? [[8, this.at]] : [])];
    const extra = far.length ? [[2, 1], [2, 8 * far.length], ...far] : [];
    const { name, fields } = zipFields(path, size, crc, far.length && 4 + 8 * far.length);
    this.parts.push(littleFields([[4, 0x02014B50], [2, 45], ...fields, [2, 0], [2, 0], [2, 0], [4, 0],
      [4, isFar ? UNDEFINED : this.at]]), name, littleFields(extra));
    this.at += zipHead(path, size, crc).length + size;
    this.count++;
  }

  /** What follows the last file. */
  bytes() {
    const directory = joinBytes(...this.parts), size = directory.length, start = this.at;
    const { count } = this, isLong = count > 65534 || start + size >= UNDEFINED;
    const long = isLong ? [[4, 0x06064B50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count],
      [8, count], [8, size], [8, start], [4, 0x07064B50], [4, 0], [8, start + size], [4, 1]] : [];
    const few = isLong ? 65535 : count;
    return joinBytes(directory, littleFields([...long, [4, 0x06054B50], [2, 0], [2, 0], [2, few],
      [2, few], [4, isLong ? UNDEFINED : size], [4, isLong ? UNDEFINED : start], [2, 0]]));
  }
}

/** Numbers of 2, 4 or 8 bytes, little endian. */
function littleFields(list) {
  const bytes = new Uint8Array(list.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of list) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return bytes;
}

// Saved mails: what is attached becomes a ZIP file like those.

/** Decodes a line of uuencode (POSIX.1-2024), as `Uuencoded` of the program; null when it is none. */
function uuencoded(line) {
  const digits = Array.from(line, (letter) => letter.charCodeAt() & 63 ^ 32), size = digits.shift() ?? 0;
  const wanted = Math.ceil(size / 3) * 4;
  if (!/^[ -`]*$/.test(line) || digits.length > wanted + 2) return null;
  let bytes = "";
  for (let i = 0; i < wanted; i += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((k) => digits[i + k] ?? 0);  // blanks may be cut off at the end
    bytes += String.fromCharCode(a << 2 | b >> 4, b << 4 & 255 | c >> 2, c << 6 & 255 | d);
  }
  return bytes.slice(0, size);
}

/** How a share, a ZIP file or a winmail.dat begins. */
const ATTACHED = /^(\x89PNG|PK\x03\x04|x\x9F>")/;

/** How a mail that is attached as such begins in a winmail.dat (MS-OXTNEF, 2.1.3.4.2). */
const ATTACHED_MAIL = "\x07\x03\x02\0\0\0\0\0\xC0\0\0\0\0\0\0Fx";

/**
 * Shares, ZIP files and sheets that Outlook has packed into a winmail.dat (MS-OXTNEF, 2.1.1), or into the mails
 * in it, as those of a mail; and its letter, in a winmail.dat of its own, where it is that of a mail inside, or
 * the whole one is too long to be looked at for a sheet.
 */
function winmailEntries(file) {
  if (foreignKind(file) !== "winmail") return null;
  const found = [], parts = [], outer = [];
  let verdict;
  for (let at = 6, limit = file.size, end, left = 9999; left--; at = end + 2) {
    while (at + 11 > limit && outer.length) [at, limit] = outer.pop();
    if (at + 11 > limit) break;
    const view = new DataView(readBytes(file, at, at + 9).buffer), id = view.getUint16(1, true);
    end = (at += 9) + view.getUint32(5, true);
    if (end + 2 > limit) {
      verdict = "damagedZIP";  // it is cut off
      break;
    }
    const content = readBytes(file, at, Math.min(end, at + MAXIMUM_SHEET)), head = new TextDecoder("latin1").decode(content);
    const isSheet = end - at <= MAXIMUM_SHEET && /DCMSHARE.?SHEET/i.test(head);
    const isAttached = id === 0x800F && (isSheet || ATTACHED.test(letters(content.subarray(0, 4))));
    const isLetter = id === 0x9003 && end - at <= MAXIMUM_SHEET && (outer.length || file.size > MAXIMUM_SHEET);
    if (isLetter) found.push([file.slice(0, 6), file.slice(at - 9, end + 2)]);
    else if (isAttached) found.push([file.slice(at, end)]);
    const mail = id === 0x9005 && outer.length < 16 ? head.indexOf(ATTACHED_MAIL) : -1;
    if (mail > 3) {
      outer.push([end + 2, limit]);
      limit = Math.min(end, at + mail + new DataView(readBytes(file, at + mail - 4, at + mail).buffer).getUint32(0, true));
      end = at + mail + 20;
    }
  }
  let at = 0;
  const entries = found.map((content, i) => {
    const path = `attachment ${i + 1}`, size = content.reduce((sum, part) => sum + part.size, 0);
    const head = zipHead(path, size, 0), start = at;
    parts.push(head, ...content);
    return { path, method: 0, size, packed: size, start, reach: at += head.length + size };
  });
  return { entries, inner: new Blob(parts), verdict };
}

const binary = (content) => Uint8Array.from(content, (letter) => letter.charCodeAt());

/**
 * The parts of a mail, or of those of a mailbox: `take(name, content)` gets each, decoded from base 64 and
 * quoted-printable (RFC 2045) and uuencode.
 */
function mailParts(bytes, take) {
  let fields = "", state = "fields", name = "", lines = [];
  const boundaries = [];
  const finish = () => {
    let content = lines.join(state === "uu" ? "" : "\n");
    try {
      if (state === "base64") content = atob(content);
    } catch (error) {
      content = "";  // a torn one: the mail is told as a whole
    }
    if (state === "quoted") {
      content = content.replace(/(^|[^ \t])[ \t]+(?=\n)/g, "$1").replace(/=\n/g, "")
        .replace(/=([\dA-F]{2})/gi, (all, digits) => String.fromCharCode(parseInt(digits, 16)));
    }
    if (content && state !== "fields") take(name, content);
    [state, lines, fields] = ["text", [], ""];
  };
  for (const line of new TextDecoder("latin1").decode(bytes).split(/\r?\n/)) {
    if (state === "uu") {
      const bytes = uuencoded(line);
      if (bytes !== null) lines.push(bytes);
      else finish();
    }
    const begun = /^begin [0-7]{3,4} (.+)/.exec(line);
    const isBoundary = /^--/.test(line) && (state === "base64" || boundaries.some((boundary) => line.startsWith(boundary, 2)));
    if ((isBoundary || /^From .*\d:\d\d/.test(line)) && state !== "uu") {
      finish();
      state = "fields";
    } else if (begun && (state === "text" || state === "fields")) {
      finish();
      [name, state] = [begun[1].trim(), "uu"];
    } else if (state === "fields" && line) {
      fields += `${line}\n`;
      if (fields.length > 1 << 20) return;
    } else if (state === "fields") {
      name = (/name\*?=(?:"([^"]*)"|([^;\s]+))/i.exec(fields)?.slice(1).find(Boolean) ?? "").replace(/^[^]*['/\\]/, "") || "attachment";
      // One in pieces may be any.
      const [, pieces, ...known] = /boundary(\*?)\d*\*?=(?:"([^"]*)"|([^;\s]+))/i.exec(fields) ?? [];
      if (known.length && boundaries.push(pieces ? "" : known.find(Boolean)) > 99) boundaries.shift();
      const [, encoding] = /^content-transfer-encoding:\s*(base64|quoted)/im.exec(fields) ?? [];
      state = encoding?.toLowerCase() ?? (/^content-type:\s*message\/(rfc822|global)/im.test(fields) ? "fields" : "text");
      fields = "";
    } else if (state !== "uu") {
      lines.push(line);
    }
  }
  finish();
}

/**
 * Shares and ZIP files that are attached to a mail, or to those of a mailbox: the entries of a stored ZIP file,
 * and this file; and `texts` in which a sheet may be. Null when there are none.
 */
function mailEntries(file) {
  if (file.size > SMALL_FILE || foreignKind(file) !== "mail") return winmailEntries(file);
  const entries = [], parts = [], texts = [];
  let at = 0;
  mailParts(readBytes(file, 0, file.size), (name, content) => {
    const size = content.length, bytes = binary(content);
    if (ATTACHED.test(content) && entries.length < MAXIMUM_ENTRIES) {
      const head = zipHead(name, size, 0);
      entries.push({ path: name, method: 0, size, packed: size, start: at, reach: at += head.length + size });
      parts.push(head, bytes);
    } else if (size <= MAXIMUM_SHEET) texts.push(bytes);
  });
  return { entries, inner: new Blob(parts), texts };
}
