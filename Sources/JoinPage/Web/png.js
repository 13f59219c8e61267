// PNG (W3C, third edition): any encoding of the samples, brought to the canonical form.

const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);
const PNG_CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PNG_DEPTHS = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };
const ADAM7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2],
  [0, 1, 1, 2]];
const NO_INTERLACE = [[0, 0, 1, 1]];
const MAXIMUM_CHUNKS = 1 << 21;
/** Noise does not compress: the scan lines of a share are not much longer than its file. */
const MAXIMUM_RATIO = 16;
const MAXIMUM_ROW = 1 << 28;

function chunkName(bytes, at) {
  return letters(bytes.subarray(at, at + 4));
}

/** The fields of IHDR, whose values PNG allows. */
function pictureHeader(data) {
  const [depth, color, compression, filter, interlace] = data.subarray(8, 13);
  const width = u32(data, 0), height = u32(data, 4);
  demand(data.length === 13 && width > 0 && width < 2 ** 31 && height > 0 && height < 2 ** 31
    && (PNG_DEPTHS[color] ?? []).includes(depth) && compression === 0 && filter === 0
    && interlace < 2, "damagedPNG");
  return { width, height, depth, color, interlace };
}

/** Walks all chunks of a file; every checksum of a critical chunk is looked at. */
function readChunks(file) {
  const near = new Window(file), picture = { data: [], palette: null, clear: null };
  const start = near.bytes(0, 8);
  if (!start.length || !sameBytes(start, PNG_SIGNATURE.subarray(0, start.length))) {
    throw new Refusal("notPNG", foreignKind(file));
  }
  let at = 8, count = 0, lastKind = "";
  for (let kind = ""; kind !== "IEND"; lastKind = kind) {
    const head = near.bytes(at, at + 8);
    demand(head.length === 8, "truncated", file.size);
    const length = u32(head, 0);
    kind = chunkName(head, 4);
    demand(length < 2 ** 31 && /^[A-Za-z]{4}$/.test(kind) && ++count < MAXIMUM_CHUNKS, "damagedPNG");
    demand(at + 12 + length <= file.size, "truncated", file.size);
    demand(kind === "IHDR" ? at === 8 : at > 8, "damagedPNG");
    const isCritical = kind[0] < "a", isClear = kind === "tRNS" && !picture.data.length;
    let body = new Uint8Array(0), isRight = true;
    if (isCritical || isClear) {
      let crc = crc32(near.bytes(at + 4, at + 8));
      for (let from = at + 8, end = at + 8 + length; from < end; from += body.length) {
        body = length < 60000 ? near.bytes(from, end) : readBytes(file, from, Math.min(end, from + 65536));
        crc = crc32(body, crc);
      }
      isRight = crc === u32(near.bytes(at + 8 + length, at + 12 + length), 0);
      demand(isRight || isClear, "damagedPNG");
    }
    if (kind === "IHDR") {
      Object.assign(picture, pictureHeader(body));
    } else if (kind === "PLTE") {
      demand(!picture.palette && !picture.clear && !picture.data.length && length && length % 3 === 0
        && length <= 768 && picture.color !== 0 && picture.color !== 4, "damagedPNG");
      picture.palette = body.slice();
    } else if (kind === "IDAT") {
      demand(!picture.data.length || lastKind === "IDAT", "damagedPNG");
      picture.data.push(at + 8, at + 8 + length);
    } else if (kind === "IEND") {
      demand(length === 0, "damagedPNG");
    } else if (isClear && isRight) {
      const allowed = { 0: [2, 2], 2: [6, 6], 3: [1, picture.palette?.length / 3] }[picture.color];
      demand(allowed && !picture.clear && length >= allowed[0] && length <= allowed[1], "damagedPNG");
      picture.clear = body.slice();
    } else {
      demand(!isCritical, "damagedPNG");
    }
    at += 12 + length;
  }
  demand(picture.data.length, "damagedPNG");
  picture.added = file.size - at;
  return picture;
}

/** Undoes a filter (W3C PNG, section 9) in place; `step`: bytes of a pixel, at least 1. */
function unfilter(kind, row, above, step) {
  const count = row.length;
  demand(kind <= 4, "damagedPNG");
  if (kind === 1) {
    for (let i = step; i < count; i++) row[i] += row[i - step];
  } else if (kind === 2) {
    for (let i = 0; i < count; i++) row[i] += above[i];
  } else if (kind === 3) {
    for (let i = 0; i < count; i++) row[i] += (i < step ? 0 : row[i - step]) + above[i] >> 1;
  } else if (kind === 4) {
    for (let i = 0; i < count; i++) {
      const a = i < step ? 0 : row[i - step], b = above[i], c = i < step ? 0 : above[i - step];
      const pa = Math.abs(b - c), pb = Math.abs(a - c), pc = Math.abs(a + b - c - c);
      row[i] += pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
  }
}

/** Takes inflated scan lines in pieces, and gives whole rows without their filters to `take`. */
class ScanLines {
  constructor(passes, step, take) {
    this.passes = passes;
    this.step = step;
    this.take = take;
    this.pass = -1;
    this.nextPass();
  }

  nextPass() {
    const pass = this.passes[++this.pass];
    if (!pass) return;
    this.above = new Uint8Array(pass.rowBytes);
    this.row = new Uint8Array(pass.rowBytes);
    this.used = -1;  // the filter type comes first
    this.line = 0;
  }

  write(bytes) {
    for (let at = 0; at < bytes.length;) {
      demand(this.pass < this.passes.length, "damagedPNG");
      if (this.used < 0) {
        this.filter = bytes[at++];
        this.used = 0;
        continue;
      }
      const count = Math.min(bytes.length - at, this.row.length - this.used);
      this.row.set(bytes.subarray(at, at + count), this.used);
      this.used += count;
      at += count;
      if (this.used < this.row.length) continue;
      unfilter(this.filter, this.row, this.above, this.step);
      const pass = this.passes[this.pass];
      this.take(this.row, pass, this.line++);
      [this.row, this.above] = [this.above, this.row];
      this.used = -1;
      if (this.line === pass.rows) this.nextPass();
    }
  }

  get isComplete() {
    return this.pass === this.passes.length;
  }
}

function passesOf({ width, height, depth, color, interlace }) {
  const pixelBits = depth * PNG_CHANNELS[color];
  return (interlace ? ADAM7 : NO_INTERLACE).map(([x, y, dx, dy]) => {
    const columns = Math.ceil((width - x) / dx), rows = Math.ceil((height - y) / dy);
    return { x, y, dx, dy, columns, rows, rowBytes: Math.ceil(columns * pixelBits / 8) };
  }).filter(({ columns, rows }) => columns > 0 && rows > 0);
}

/** Inflates the IDAT chunks into `lines`; they are one zlib stream of exactly these lines. */
function inflateImage(file, picture, size, lines) {
  let chunk = 0, at = picture.data[0], adler = 1;
  const pull = () => {
    while (chunk < picture.data.length && at === picture.data[chunk + 1]) at = picture.data[chunk += 2];
    if (chunk >= picture.data.length) return null;
    // Chunks of one file lie one behind the other: one read takes many of them.
    const end = Math.min(picture.data[chunk + 1], at + (1 << 20));
    const bytes = near(at, end);
    at = end;
    return bytes;
  };
  let held = new Uint8Array(0), heldAt = 0;
  const near = (start, end) => {
    if (start < heldAt || end > heldAt + held.length) {
      heldAt = start;
      held = readBytes(file, start, Math.max(end, start + (1 << 20)));
    }
    return held.subarray(start - heldAt, end - heldAt);
  };
  try {
    const inflater = new Inflater(pull, (bytes) => {
      adler = adler32(bytes, adler);
      lines.write(bytes);
    }, size);
    const head = inflater.byte() << 8 | inflater.byte();
    demand(head % 31 === 0 && (head & 0xF20) === 0x800 && head >> 12 < 8, "damagedPNG");
    inflater.run();
    const sum = Array.from({ length: 4 }, () => inflater.bits(8));
    demand(lines.isComplete && u32(sum, 0) === adler && !inflater.hasMore, "damagedPNG");
  } catch (error) {
    throw error instanceof DeflateError ? new Refusal("damagedPNG") : error;
  }
}

/**
 * Reads a picture in any encoding.
 *
 * `keeps`: whether its canonical samples are wanted, as a Blob; otherwise it is only checked.
 */
function decodePicture(file, keeps) {
  const picture = readChunks(file), { width, height, depth, color, interlace } = picture;
  const passes = passesOf(picture);
  const size = passes.reduce((sum, { rows, rowBytes }) => sum + rows * (1 + rowBytes), 0);
  demand(color !== 3 || picture.palette, "damagedPNG");
  demand(size <= MAXIMUM_RATIO * file.size + 65536, "noShareHeader");
  demand(Math.max(...passes.map((pass) => pass.rowBytes)) <= MAXIMUM_ROW, "noShareHeader");
  demand(!interlace || size <= 2 * MAXIMUM_ROW, "noShareHeader");
  const step = Math.max(1, depth * PNG_CHANNELS[color] >> 3);
  const form = new CanonicalForm(picture, keeps);
  const whole = interlace ? new Uint8Array(width * height * step) : null;
  const lines = new ScanLines(passes, step, (row, pass, line) => {
    const samples = depth < 8 ? unpack(row, pass.columns, depth) : row;
    if (!whole) return form.row(samples);
    const start = ((pass.y + line * pass.dy) * width + pass.x) * step;
    for (let i = 0, to = start; i < samples.length; i += step, to += pass.dx * step) {
      for (let k = 0; k < step; k++) whole[to + k] = samples[i + k];
    }
  });
  inflateImage(file, picture, size, lines);
  for (let y = 0; whole && y < height; y++) {
    form.row(whole.subarray(y * width * step, (y + 1) * width * step));
  }
  return form.finish();
}

function unpack(row, columns, depth) {
  const samples = new Uint8Array(columns), perByte = 8 / depth;
  for (let i = 0; i < columns; i++) {
    samples[i] = row[i / perByte | 0] >> 8 - depth * (1 + i % perByte) & (1 << depth) - 1;
  }
  return samples;
}
