// One share: its trailer, and its canonical sample bytes at any place.

const TRAILER = 120;
/** Bytes of a stored block; of what lies around it in the file: a chunk's length, type and checksum,
 * the block's own header. */
const BLOCK = 65535, AROUND = 17;
/** From where the first chunk begins to the first block's bytes: length, type, zlib, block. */
const BEFORE = 15;
/** Behind the last block's bytes: the stream's and the chunk's checksums, IEND. */
const BEHIND = 20;

/**
 * Where the samples lie in a file as the program itself writes it ("How a writer encodes the
 * PNG"), told by its end alone: nothing has to be inflated then, and each sample is read where it
 * is. Null for others. All that lies before and between the samples is looked at when they are read.
 */
function storedShare(file, whole = file) {
  const size = sizeOf(file), end = size - BEHIND, tail = readBytes(whole, Math.max(0, end - TRAILER), size);
  if (tail.length < TRAILER + BEHIND || letters(tail.subarray(-12)) !== "\0\0\0\0IEND\xAEB`\x82") return null;
  const width = u32(tail, 44), height = u32(tail, 48), [bits, channels] = tail.subarray(42, 44);
  const rowBytes = width * channels * bits / 8, count = height * (rowBytes + 1);
  const blocks = Math.ceil(count / BLOCK), start = end - count - blocks * AROUND + 2;
  if (rowBytes < TRAILER || bits !== 8 && bits !== 16 || channels !== 1 && channels !== 3
    || !(start >= 33)) return null;
  const share = { file, width, height, bits, channels, layout: { start, count, blocks } };
  try {
    return readTrailer(share, tail.subarray(0, TRAILER));
  } catch (error) {
    return null;  // a checksum or another encoding may be the reason: the whole file tells
  }
}

/** Whether a file begins as the program writes it, up to the first chunk of image data. */
function checkHead({ width, height, bits, channels, layout: { start } }, bytes) {
  demand(start <= bytes.length && sameBytes(bytes.subarray(0, 8), PNG_SIGNATURE) && chunkName(bytes, 12) === "IHDR"
    && u32(bytes, 8) === 13 && crc32(bytes.subarray(12, 29)) === u32(bytes, 29)
    && u32(bytes, 16) === width && u32(bytes, 20) === height
    && u32(bytes, 24) === bits * 2 ** 24 + (channels - 1) * 2 ** 16 && !bytes[28], "layout");
  let at = 33;
  while (at < start) {
    demand(at + 12 <= start && chunkName(bytes, at + 4) === "tEXt", "layout");
    at += 12 + u32(bytes, at);
  }
  demand(at === start, "layout");
}

/** The file of a share, which may be an entry of a ZIP file. */
function fileOf({ file, entry }) {
  return entry ? entryContent(file, entry) : file;
}

/** Shares up to this size are read once for a job, in bytes. */
const HELD_SHARE = 32 << 20;

/**
 * A share whose samples can be read: a small one is in memory, its file's `bytes` may be there
 * already; "layout" when it is not as it seemed.
 */
async function ready(share) {
  if (share.sheet) return drawnShare(share);
  if (!share.layout) return share.samples ? share : decodedShare(fileOf(share));
  if (!share.bytes) share = { ...share, file: fileOf(share), entry: null };
  const { file, size, layout: { start } } = share, isSmall = size <= HELD_SHARE;
  const bytes = share.bytes ?? (isSmall ? await readWhole(file) : readBytes(file, 0, start));
  checkHead(share, bytes);
  if (!isSmall) return share;
  // The samples take the place of the file's bytes, which none of them comes before.
  const samples = new Uint8Array(bytes.buffer, bytes.byteOffset + 3 & ~3, size);
  return { ...share, bytes: null, held: canonicalBytes({ ...share, bytes }, 0, size, samples) };
}

/** Calls `work` with both shares; once more with decoded ones when a file is not as it seemed. */
async function withBoth(one, other, work) {
  try {
    return await work(...await Promise.all([ready(one), ready(other)]));
  } catch (error) {
    if (error.verdict !== "layout") throw error;
  }
  return work(...await Promise.all([one, other].map((share) =>
    share.layout ? decodedShare(fileOf(share)) : ready(share))));
}

/** Canonical sample bytes [start, end) of a share, which must not be changed. */
function canonicalBytes(share, start, end, samples = null) {
  if (end <= start) return new Uint8Array(0);
  if (share.held) return share.held.subarray(start, end);
  if (!share.layout) return readBytes(share.samples, start, end);
  const { rowBytes, layout: { start: first, count, blocks } } = share;
  const line = (at) => at + Math.floor(at / rowBytes) + 1;
  const blockOf = (place) => Math.floor(place / BLOCK);
  const place = (at) => first + BEFORE + at + AROUND * blockOf(at);
  const from = line(start) - (start % rowBytes ? 0 : 1), to = line(end - 1) + 1;
  const low = blockOf(from), high = blockOf(to - 1);
  const base = place(low * BLOCK) - BEFORE, top = place(to - 1) + 1;
  const bytes = share.bytes?.subarray(base, top) ?? readBytes(share.file, base, top);
  demand(bytes.length === top - base, "truncated", sizeOf(share.file));
  for (let k = low, at = BEFORE; k <= high; k++, at += BLOCK + AROUND) {
    const length = Math.min(BLOCK, count - k * BLOCK), isLast = k === blocks - 1;
    const chunk = k ? at - 13 : at - BEFORE;
    demand(chunkName(bytes, chunk + 4) === "IDAT" && (k || u16(bytes, at - 7) === 0x7801)
      && u32(bytes, chunk) === length + 5 + (k ? 0 : 2) + (isLast ? 4 : 0)
      && bytes[at - 5] === Number(isLast) && bytes[at - 4] + 256 * bytes[at - 3] === length
      && bytes[at - 2] + 256 * bytes[at - 1] === (length ^ 0xFFFF), "layout");
  }
  samples ??= new Uint8Array(end - start);
  for (let at = start, to = 0; at < end;) {
    const inRow = at % rowBytes, row = Math.min(rowBytes - inRow, end - at);
    let scan = line(at);
    if (inRow === 0) demand(bytes[place(scan - 1) - base] === 0, "layout");
    for (const rowEnd = scan + row; scan < rowEnd;) {
      const part = Math.min(rowEnd, (blockOf(scan) + 1) * BLOCK) - scan, source = place(scan) - base;
      samples.set(bytes.subarray(source, source + part), to);
      scan += part;
      to += part;
    }
    at += row;
  }
  return samples;
}

/** What the trailer says, checked against the picture. */
function readTrailer(share, trailer) {
  const { width, height, bits, channels } = share;
  const rowBytes = share.rowBytes = width * channels * bits / 8;
  share.size = height * rowBytes;
  demand(letters(trailer.subarray(32, 40)) === MAGIC && trailer[40], "noShareHeader");
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
  const { blob, ...picture } = decodePicture(file, true), size = blob.size;
  demand(size >= TRAILER, "noShareHeader");
  const trailer = readBytes(blob, size - TRAILER, size);
  demand(picture.bits > 8 || !isHalved(trailer), "savedWithEightBits");
  return readTrailer({ file, samples: blob, ...picture }, trailer);
}

/** Whether it is what is left of the trailer of a share of 16 bits: the high bytes, rounded. */
function isHalved(trailer) {
  const high = (text) => [...text].filter((_, i) => i % 2 === 0).map((letter) => letter.charCodeAt());
  return [...high(MAGIC), 1, 16].every((byte, i) => Math.abs(byte - trailer[76 + i]) <= 1);
}

/** Looks at every byte of a file, and refuses what is wrong with it. */
function checkWholly(share) {
  decodePicture(fileOf(share), false);
}

/** Whether the share's tag is right under a key, its message read in pieces. */
function isAuthentic(share, key, progress) {
  const mac = new Poly1305(key), end = share.size - 16, piece = 4 << 20;
  for (let at = 0; ; at += piece) {
    const bytes = canonicalBytes(share, at, Math.min(at + piece, end));
    if (at + piece >= end) return sameBytes(mac.finish(bytes), share.tag);
    mac.pairs(bytes);
    progress?.(bytes.length);
  }
}
