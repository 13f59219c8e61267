// The stego parameters, and the bits that the image rows hide (methods 0 to 3 of the format page).

/** The joined parameters of a pair, each checked. */
function readParameters(bytes, share) {
  const { bits, rowBytes, dataRows } = share, M = 2 ** bits, W = rowBytes * 8 / bits;
  const malformed = (condition) => demand(condition, "malformedPayload");
  const [method, k] = bytes, p = u16(bytes, 2), q = u16(bytes, 4), r = u16(bytes, 6);
  const n = u64(bytes, 8), L = u64(bytes, 16), spillRows = u32(bytes, 24), b = u32(bytes, 28);
  malformed(method <= 3 && n < Infinity && L < 2 ** 50 && spillRows <= dataRows);
  const flags = method === 3 ? n - 8 * L : 0;
  malformed(flags >= 0 && (method === 3 || n % 8 === 0 && n <= 8 * L));
  const imageRows = dataRows - spillRows, inside = (n - flags) / 8;
  malformed(L - inside <= spillRows * rowBytes);
  if (method === 0) {
    malformed(k === 0 && p === 0 && q === 0 && r === 0 && n === 0 && b === 0);
  } else if (method === 2) {
    malformed(k >= 1 && k <= 16 && r === 0 && spillRows === 0 && n === 8 * L && p < M && q < M
      && (b === 0 || (b - 1) * (k + 1) < n));
  } else {
    const s = (2 ** (k + 1) - 1) * q;
    malformed(k < bits && b === 0 && p < M && q >= 1 && q <= r && q + s <= M && r + s <= M
      && (method === 1 || q + s <= r && spillRows === 0));
  }
  // No word carries more than its bits: what needs more room than there is, is not allocated.
  malformed(n <= imageRows * W * bits);
  return { method, k, p, q, r, n, L, b, flags, inside, W, bits, imageWords: imageRows * W, spillRows };
}

/** Bits, most significant first. */
class BitList {
  constructor(limit) {
    this.bytes = new Uint8Array(Math.ceil(limit / 8) + 4);
    this.count = 0;
    this.hold = 0;
  }

  push(value, bits) {
    this.hold = this.hold << bits | value;
    let held = (this.count & 7) + bits, at = this.count >>> 3;
    this.count += bits;
    for (; held >= 8; held -= 8) this.bytes[at++] = this.hold >> held - 8;
    this.hold &= (1 << held) - 1;
  }

  bit(index) {
    const whole = this.count & ~7;
    return index < whole ? this.bytes[index >>> 3] >> 7 - (index & 7) & 1
      : this.hold >> this.count - 1 - index & 1;
  }

  /** Bytes that begin at any bit. */
  from(start, byteCount) {
    if (this.count & 7) this.bytes[this.count >>> 3] = this.hold << 8 - (this.count & 7);
    const shift = start & 7, bytes = this.bytes.slice(start >>> 3, (start >>> 3) + byteCount + 1);
    for (let i = 0; shift && i < byteCount; i++) {
      bytes[i] = bytes[i] << shift | (bytes[i + 1] ?? 0) >> 8 - shift;
    }
    return bytes.subarray(0, byteCount);
  }
}

/** Methods 0 to 3: takes words in order, restores them in place, and collects the hidden bits. */
class Unhider {
  constructor(parameters) {
    this.parameters = parameters;
    this.bits = new BitList(parameters.n + 32);
    this.isReversible = parameters.method === 1 || parameters.method === 3;
    this.above = this.isReversible ? new Uint16Array(Math.min(parameters.W, parameters.imageWords)) : null;
    this.word = 0;
    this.column = 0;
    this.asked = 0;
    // Method 2: the block that is being read.
    this.block = 0;
    this.position = 0;
    this.blocks = 0;
  }

  get isDone() {
    return this.bits.count >= this.parameters.n;
  }

  take(words) {
    if (this.isDone) return;
    if (this.isReversible) this.unshift(words);
    else if (this.parameters.method === 2) this.syndromes(words);
  }

  unshift(words) {
    const { p: a, q: T, r: G, k, n, W, flags, method, bits } = this.parameters, list = this.bits;
    const mask = 2 ** bits - 1, j = k + 1, s = (2 ** j - 1) * T, window = T * 2 ** j, end = G + s;
    const low = 2 ** j - 1, above = this.above, count = words.length;
    let i = 0, column = this.column;
    for (; i < count && this.word < W; i++, this.word++) above[column++] = words[i];
    if (column === W) column = 0;
    for (; i < count && list.count < n; i++) {
      const up = above[column];
      let d = words[i] - up - a & mask;
      if (d < window) {
        list.push(d & low, j);
        d >>= j;
      } else if (d < end) {
        const isAsked = method === 3 && d >= G;
        if (isAsked) demand(this.asked < flags && this.asked < list.count, "malformedPayload");
        if (!isAsked || !list.bit(this.asked)) d -= s;
        if (isAsked) this.asked++;
      }
      above[column] = words[i] = up + a + d & mask;
      if (++column === W) column = 0;
    }
    this.column = column;
  }

  syndromes(words) {
    const { p: lo, q: hi, k, n, b, bits } = this.parameters, list = this.bits;
    const mask = 2 ** bits - 1, range = hi - lo & mask;
    let j = this.blocks < b ? k + 1 : k;
    for (let i = 0; i < words.length && list.count < n; i++) {
      const v = words[i];
      if ((v - lo & mask) <= range !== ((v ^ 1) - lo & mask) <= range) continue;
      this.position++;
      if (v & 1) this.block ^= this.position;
      if (this.position < 2 ** j - 1) continue;
      list.push(this.block, j);
      this.block = this.position = 0;
      j = ++this.blocks < b ? k + 1 : k;
    }
  }
}
