// The canonical form of a picture (ShareFileFormat.md, "Lossless re-saves").

const MAGIC = "DCMSHARE";

/** Takes rows of samples as they stand in a PNG file. */
class CanonicalForm {
  constructor(picture, keeps) {
    this.picture = picture;
    this.samples = keeps ? new BlobBuilder() : null;
    this.isOpaque = true;
    this.bytes = picture.depth === 16 ? 2 : 1;
  }

  row(row) {
    const { color } = this.picture;
    let samples = row;
    if (color === 3) samples = this.colored(row);
    else if (color === 4 || color === 6) samples = this.withoutAlpha(row);
    else if (this.picture.clear) this.lookForClear(row);
    this.samples?.write(samples);
  }

  colored(row) {
    const { palette, clear } = this.picture, samples = new Uint8Array(3 * row.length);
    for (let i = 0, to = 0; i < row.length; i++, to += 3) {
      const index = row[i], from = 3 * index;
      demand(from < palette.length, "damagedPNG");
      if (clear && index < clear.length && clear[index] !== 255) this.isOpaque = false;
      samples[to] = palette[from];
      samples[to + 1] = palette[from + 1];
      samples[to + 2] = palette[from + 2];
    }
    return samples;
  }

  withoutAlpha(row) {
    const size = this.bytes, kept = size * (PNG_CHANNELS[this.picture.color] - 1);
    const samples = new Uint8Array(row.length / (kept + size) * kept);
    for (let i = 0, to = 0; i < row.length;) {
      for (let k = 0; k < kept; k++) samples[to++] = row[i++];
      for (let k = 0; k < size; k++) if (row[i++] !== 255) this.isOpaque = false;
    }
    return samples;
  }

  /** tRNS of a gray or RGB picture names one color. */
  lookForClear(row) {
    const { clear, depth, color } = this.picture, size = this.bytes;
    const channels = PNG_CHANNELS[color], step = size * channels;
    if (clear.length !== 2 * channels || depth < 8) return;
    for (let i = 0; i < row.length; i += step) {
      let isClear = true;
      for (let k = 0; k < step; k++) {
        isClear &&= row[i + k] === clear[2 * Math.floor(k / size) + 2 - size + k % size];
      }
      if (isClear) this.isOpaque = false;
    }
  }

  /** Size, bits, channels and, if they are kept, the samples as a Blob. */
  finish() {
    const { width, height, depth, color } = this.picture;
    const form = { width, height, bits: color === 3 ? 8 : depth, channels: color & 2 ? 3 : 1, added: this.picture.added };
    demand(this.isOpaque && form.bits >= 8, "noShareHeader");
    return this.samples ? originalForm({ ...form, blob: this.samples.finish() }) : form;
  }
}

/** The form that a share had before it was saved with more channels or bits than it has. */
function originalForm(form) {
  const { bits, channels, blob } = form;
  if (hasMagic(blob)) return form;
  const gray = channels === 3 && onceEach(blob, bits / 8, 3);
  if (gray) return originalForm({ ...form, channels: 1, blob: gray });
  const shallow = bits === 16 && onceEach(blob, 1, 2);
  return shallow ? originalForm({ ...form, bits: 8, blob: shallow }) : form;
}

/** The first of `copies` equal parts of `size` bytes each, everywhere; null where they differ. */
function onceEach(blob, size, copies) {
  const out = new BlobBuilder(), step = size * copies;
  for (const bytes of piecesOf(blob, 3 << 20)) {
    const first = new Uint8Array(bytes.length / copies);
    for (let i = 0, to = 0; i < bytes.length; i += step) {
      for (let k = 0; k < step; k++) if (bytes[i + k] !== bytes[i + k % size]) return null;
      for (let k = 0; k < size; k++) first[to++] = bytes[i + k];
    }
    out.write(first);
  }
  return out.finish();
}

function hasMagic(blob) {
  return letters(readBytes(blob, Math.max(0, blob.size - 88), blob.size - 80)) === MAGIC;
}
