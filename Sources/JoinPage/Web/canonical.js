// The canonical form of a picture (ShareFileFormat.md, "Lossless re-saves").

/** Takes rows of samples as they stand in a PNG file. */
class CanonicalForm {
  constructor(picture, keeps) {
    this.picture = picture;
    this.samples = keeps ? new BlobBuilder() : null;
    this.hasColour = picture.colour === 2 || picture.colour === 3 || picture.colour === 6;
    this.isEven = this.hasColour;  // the three channels are equal in every pixel
    this.grey = keeps && this.hasColour ? new BlobBuilder() : null;
    this.isOpaque = true;
    this.bytes = picture.depth === 16 ? 2 : 1;
  }

  row(row) {
    const { colour } = this.picture;
    let samples = row;
    if (colour === 3) samples = this.coloured(row);
    else if (colour === 4 || colour === 6) samples = this.withoutAlpha(row);
    else if (this.picture.clear) this.lookForClear(row);
    this.samples?.write(samples);
    if (this.isEven) this.even(samples);
  }

  coloured(row) {
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
    const size = this.bytes, kept = size * (PNG_CHANNELS[this.picture.colour] - 1);
    const samples = new Uint8Array(row.length / (kept + size) * kept);
    for (let i = 0, to = 0; i < row.length;) {
      for (let k = 0; k < kept; k++) samples[to++] = row[i++];
      for (let k = 0; k < size; k++) if (row[i++] !== 255) this.isOpaque = false;
    }
    return samples;
  }

  /** tRNS of a grey or RGB picture names one colour. */
  lookForClear(row) {
    const { clear, depth, colour } = this.picture, size = this.bytes;
    const channels = PNG_CHANNELS[colour], step = size * channels;
    if (clear.length !== 2 * channels || depth < 8) return;
    for (let i = 0; i < row.length; i += step) {
      let isClear = true;
      for (let k = 0; k < step; k++) {
        isClear &&= row[i + k] === clear[2 * Math.floor(k / size) + 2 - size + k % size];
      }
      if (isClear) this.isOpaque = false;
    }
  }

  even(samples) {
    const size = this.bytes, grey = new Uint8Array(samples.length / 3);
    for (let i = 0, to = 0; i < samples.length; i += 3 * size) {
      for (let k = 0; k < size; k++) {
        const value = samples[i + k];
        if (value !== samples[i + size + k] || value !== samples[i + 2 * size + k]) {
          this.isEven = false;
          this.grey = null;
          return;
        }
        grey[to++] = value;
      }
    }
    this.grey?.write(grey);
  }

  /** Size, bits, channels and, if they are kept, the samples as a Blob. */
  finish() {
    const { width, height, depth, colour } = this.picture;
    const bits = colour === 3 ? 8 : depth;
    demand(this.isOpaque, "noShareHeader");
    demand(bits >= 8, "noShareHeader");
    let channels = this.hasColour ? 3 : 1, blob = this.samples?.finish();
    if (blob && this.isEven && !hasMagic(blob)) {
      channels = 1;
      blob = this.grey.finish();
    }
    return { width, height, bits, channels, blob };
  }
}

function hasMagic(blob) {
  return blob.size >= 120
    && String.fromCharCode(...readBytes(blob, blob.size - 88, blob.size - 80)) === "DCMSHARE";
}
