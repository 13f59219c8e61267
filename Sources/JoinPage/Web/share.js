// One share: its trailer, and its canonical sample bytes at any place.

const TRAILER = 120;
const BLOCK = 65535;
/** A chunk's length, type and checksum; the header of a stored block. */
const CHUNK = 12, BLOCK_HEADER = 5;

/**
 * Where the samples lie in a file as the program itself writes it ("How a writer encodes the
 * PNG"): nothing has to be inflated then, and each sample is read where it is. Null for others.
 * What lies between the samples is looked at when they are read.
 */
function storedLayout(file, near) {
  const head = near.bytes(0, 33);
  if (head.length < 33 || !sameBytes(head.subarray(0, 8), PNG_SIGNATURE)) return null;
  if (u32(head, 8) !== 13 || chunkName(head, 12) !== "IHDR") return null;
  if (crc32(head.subarray(12, 29)) !== u32(head, 29)) return null;
  const { width, height, depth, colour, interlace } = pictureHeader(head.slice(16, 29));
  if (depth < 8 || colour !== 0 && colour !== 2 || interlace) return null;
  const channels = PNG_CHANNELS[colour], rowBytes = width * channels * depth / 8;
  let start = 33;
  for (let texts = 0; ; texts++) {
    const next = near.bytes(start, start + 8);
    if (next.length < 8 || texts > 100) return null;
    if (chunkName(next, 4) === "IDAT") break;
    if (chunkName(next, 4) !== "tEXt") return null;
    start += CHUNK + u32(next, 0);
  }
  const count = height * (rowBytes + 1), blocks = Math.ceil(count / BLOCK);
  const layout = { start, count, blocks };
  const end = start + count + blocks * (CHUNK + BLOCK_HEADER) + 6;
  if (!Number.isSafeInteger(count) || end + CHUNK > file.size) return null;
  // One read for the end of the file and, mostly, for the trailer before it.
  near.tail(Math.max(0, end - 4096), end + CHUNK);
  const last = near.bytes(end, end + CHUNK);
  if (u32(last, 0) || chunkName(last, 4) !== "IEND" || u32(last, 8) !== 0xAE426082) return null;
  return { width, height, bits: depth, channels, layout };
}

/** Where the k-th block's chunk begins. */
function blockStart({ start }, k) {
  return start + k * (CHUNK + BLOCK_HEADER + BLOCK) + (k ? 2 : 0);
}

/** Scan line bytes [from, to) of a file with stored blocks; "layout" when it is not as it seemed. */
function scanBytes(file, layout, from, to, near) {
  const first = Math.floor(from / BLOCK), last = Math.floor((to - 1) / BLOCK);
  const start = blockStart(layout, first);
  const lastEnd = Math.min(layout.count, BLOCK * (last + 1)) - BLOCK * last;
  const end = blockStart(layout, last) + 8 + (last ? 0 : 2) + BLOCK_HEADER + lastEnd;
  const bytes = near?.holds(start, end) ? near.bytes(start, end) : readBytes(file, start, end);
  demand(bytes.length === end - start, "truncated");
  const lines = new Uint8Array(to - from);
  for (let k = first; k <= last; k++) {
    let at = blockStart(layout, k) - start;
    const length = Math.min(BLOCK, layout.count - k * BLOCK), isLast = k === layout.blocks - 1;
    demand(chunkName(bytes, at + 4) === "IDAT" && u32(bytes, at) === length + BLOCK_HEADER
      + (k ? 0 : 2) + (isLast ? 4 : 0), "layout");
    at += 8;
    if (k === 0) {
      demand(u16(bytes, at) === 0x7801, "layout");
      at += 2;
    }
    demand(bytes[at] === Number(isLast) && bytes[at + 1] + 256 * bytes[at + 2] === length
      && bytes[at + 3] + 256 * bytes[at + 4] === (length ^ 0xFFFF), "layout");
    at += BLOCK_HEADER;
    const low = Math.max(from, k * BLOCK), high = Math.min(to, k * BLOCK + length);
    lines.set(bytes.subarray(at + low - k * BLOCK, at + high - k * BLOCK), low - from);
  }
  return lines;
}

/** Shares up to this size are read once for a job, in bytes. */
const HELD_SHARE = 8 << 20;

/** Reads a small share, so that its tag and its words are looked at without reading it again. */
function holdShare(share) {
  if (share.size <= HELD_SHARE) share.held = canonicalBytes(share, 0, share.size);
}

/** Canonical sample bytes [start, end) of a share, which must not be changed. */
function canonicalBytes(share, start, end, near) {
  if (end <= start) return new Uint8Array(0);
  if (share.held) return share.held.subarray(start, end);
  if (!share.layout) return readBytes(share.samples, start, end);
  const { rowBytes } = share, place = (at) => at + Math.floor(at / rowBytes) + 1;
  const from = place(start), lines = scanBytes(share.file, share.layout, from, place(end - 1) + 1, near);
  const samples = new Uint8Array(end - start);
  for (let at = start, to = 0; at < end;) {
    const inRow = at % rowBytes, count = Math.min(rowBytes - inRow, end - at);
    const line = place(at) - from;
    if (inRow === 0 && line > 0) demand(lines[line - 1] === 0, "layout");
    if (count < 48) for (let i = 0; i < count; i++) samples[to + i] = lines[line + i];
    else samples.set(lines.subarray(line, line + count), to);
    at += count;
    to += count;
  }
  return samples;
}

/** What the trailer says, checked against the picture. */
function readTrailer(share, near) {
  const { width, height, bits, channels } = share;
  const rowBytes = share.rowBytes = width * channels * bits / 8;
  const size = share.size = height * rowBytes;
  demand(size >= TRAILER, "noShareHeader");
  const trailer = canonicalBytes(share, size - TRAILER, size, near);
  demand(String.fromCharCode(...trailer.subarray(32, 40)) === "DCMSHARE" && trailer[40],
    "noShareHeader");
  if (trailer[40] !== 1) throw new Refusal("newerVersion", String(trailer[40]));
  share.banner = u32(trailer, 52);
  share.dataRows = height - share.banner - Math.ceil(TRAILER / rowBytes);
  demand(trailer[42] === bits && trailer[43] === channels && u32(trailer, 44) === width
    && u32(trailer, 48) === height && (trailer[41] === 0x41 || trailer[41] === 0x50)
    && share.dataRows >= 0, "geometryMismatch");
  share.role = trailer[41] === 0x41 ? "archive" : "patient";
  share.parameters = trailer.slice(0, 32);
  share.pair = hexadecimal(trailer.subarray(56, 72));
  share.key = trailer.slice(72, 104);
  share.tag = trailer.slice(104);
  return share;
}

/** Opens a file by its encoding; what this returns can be sent to another worker. */
function decodedShare(file) {
  const { blob, ...share } = decodePicture(file, true);
  return readTrailer({ file, samples: blob, ...share });
}

/** Opens a share. Of a file in the program's own encoding only its two ends are read. */
function openShare(file, near = new Window(file)) {
  try {
    const stored = storedLayout(file, near);
    if (stored) return readTrailer({ file, ...stored }, near);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // A checksum or another encoding may be the reason: the whole file tells.
  }
  return decodedShare(file);
}

/** Looks at every byte of a file, and refuses what is wrong with it. */
function checkWholly(share) {
  decodePicture(share.file, false);
}

/** Whether the share's tag is right under a key, its message read in pieces. */
function isAuthentic(share, key, progress) {
  const mac = new Poly1305(key), end = share.size - 16, piece = 2 << 20;
  for (let at = 0; ; at += piece) {
    const bytes = canonicalBytes(share, at, Math.min(at + piece, end));
    if (at + piece >= end) return sameBytes(mac.finish(bytes), share.tag);
    mac.pairs(bytes);
    progress?.(bytes.length);
  }
}
