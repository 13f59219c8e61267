// Inflating (RFC 1951), as a browser does not tell where a stream ends and cannot be limited.

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83,
  99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5,
  5, 0];
const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769,
  1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11,
  11, 12, 12, 13, 13];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A stream that is not one of deflate. */
class DeflateError extends Error {}

/** A prefix code: all codes of at most 15 bits in one table, entry = symbol × 16 + length. */
function prefixCode(lengths, isOfCodeLengths = false) {
  const counts = new Uint16Array(16), next = new Uint16Array(16);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  let longest = 0, left = 1;
  for (let length = 1; length < 16; length++) {
    left = 2 * left - counts[length];
    if (left < 0) throw new DeflateError();
    if (counts[length]) longest = length;
  }
  // Codes that are not complete: zlib takes a single one of one bit, and none at all.
  if (left > 0 && longest && (isOfCodeLengths || longest !== 1)) throw new DeflateError();
  if (isOfCodeLengths && !longest) throw new DeflateError();
  for (let length = 1, code = 0; length < 16; length++) {
    code = code + counts[length - 1] << 1;
    next[length] = code;
  }
  const bits = Math.max(1, longest), table = new Uint16Array(1 << bits);
  lengths.forEach((length, symbol) => {
    if (!length) return;
    let code = next[length]++, reversed = 0;
    for (let bit = 0; bit < length; bit++, code >>= 1) reversed = reversed << 1 | code & 1;
    for (let at = reversed; at < table.length; at += 1 << length) table[at] = symbol << 4 | length;
  });
  return { table, mask: table.length - 1 };
}

const fixedCodes = (() => {
  const lengths = Array.from({ length: 288 }, (_, n) => n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8);
  return [prefixCode(lengths), prefixCode(new Array(32).fill(5))];
})();

/**
 * One stream.
 *
 * `pull()` gives the next bytes of the input, or null; `sink(bytes)` takes output, which it must
 * not keep. More than `limit` bytes are an error. After `run`, `bits(8)` gives what follows.
 */
class Inflater {
  constructor(pull, sink, limit) {
    this.pull = pull;
    this.sink = sink;
    this.limit = limit;
    this.input = new Uint8Array(0);
    this.at = 0;
    this.hold = 0;
    this.held = 0;
    this.out = Inflater.out ??= new Uint8Array(1 << 18);  // one runs to its end before the next begins
    this.end = 0;
    this.flushed = 0;
    this.total = 0;
  }

  byte() {
    while (this.at === this.input.length) {
      this.input = this.pull();
      this.at = 0;
      if (!this.input) throw new DeflateError();
    }
    return this.input[this.at++];
  }

  bits(count) {
    while (this.held < count) {
      this.hold |= this.byte() << this.held;
      this.held += 8;
    }
    const value = this.hold & (1 << count) - 1;
    this.hold >>>= count;
    this.held -= count;
    return value;
  }

  symbol({ table, mask }) {
    for (;;) {
      const entry = table[this.hold & mask], length = entry & 15;
      if (length && length <= this.held) {
        this.hold >>>= length;
        this.held -= length;
        return entry >> 4;
      }
      if (this.held > 15) throw new DeflateError();
      this.hold |= this.byte() << this.held;
      this.held += 8;
    }
  }

  flush() {
    this.total += this.end - this.flushed;
    if (this.total > this.limit) throw new DeflateError();
    this.sink(this.out.subarray(this.flushed, this.end));
    if (this.end > 32768) {  // what distances reach
      this.out.copyWithin(0, this.end - 32768, this.end);
      this.end = 32768;
    }
    this.flushed = this.end;
  }

  run() {
    for (let isLast = 0; !isLast;) {
      isLast = this.bits(1);
      const kind = this.bits(2);
      if (kind === 0) this.stored();
      else if (kind === 1) this.coded(...fixedCodes);
      else if (kind === 2) this.coded(...this.readCodes());
      else throw new DeflateError();
    }
    this.flush();
    this.hold >>>= this.held & 7;  // to the next whole byte
    this.held &= ~7;
  }

  /** Whether input lies behind the stream. */
  get hasMore() {
    if (this.held) return true;
    while (this.input && this.at === this.input.length) {
      this.input = this.pull();
      this.at = 0;
    }
    return this.input !== null;
  }

  stored() {
    this.bits(this.held & 7);
    let count = this.bits(16);
    if ((this.bits(16) ^ count) !== 0xFFFF) throw new DeflateError();
    while (count) {
      if (this.out.length - this.end < 65536) this.flush();
      this.out[this.end++] = this.held ? this.bits(8) : this.byte();
      const many = Math.min(--count, this.input.length - this.at, this.out.length - this.end);
      if (this.held || many <= 0) continue;
      this.out.set(this.input.subarray(this.at, this.at + many), this.end);
      this.at += many;
      this.end += many;
      count -= many;
    }
  }

  readCodes() {
    const literals = this.bits(5) + 257, distances = this.bits(5) + 1, count = this.bits(4) + 4;
    if (literals > 286 || distances > 30) throw new DeflateError();
    const first = new Uint8Array(19);
    for (let i = 0; i < count; i++) first[CODE_ORDER[i]] = this.bits(3);
    const code = prefixCode(first, true), lengths = new Uint8Array(literals + distances);
    for (let i = 0; i < lengths.length;) {
      const symbol = this.symbol(code);
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      if (symbol === 16 && i === 0) throw new DeflateError();
      const value = symbol === 16 ? lengths[i - 1] : 0;
      const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3)
        : 11 + this.bits(7);
      if (i + times > lengths.length) throw new DeflateError();
      lengths.fill(value, i, i += times);
    }
    if (!lengths[256]) throw new DeflateError();
    return [prefixCode(lengths.subarray(0, literals)), prefixCode(lengths.subarray(literals))];
  }

  coded(literals, distances) {
    const out = this.out;
    for (;;) {
      if (out.length - this.end < 300) this.flush();
      const symbol = this.symbol(literals);
      if (symbol < 256) {
        out[this.end++] = symbol;
        continue;
      }
      if (symbol === 256) return;
      if (symbol > 285) throw new DeflateError();
      const length = LENGTH_BASE[symbol - 257] + this.bits(LENGTH_BITS[symbol - 257]);
      const far = this.symbol(distances);
      if (far > 29) throw new DeflateError();
      const distance = DISTANCE_BASE[far] + this.bits(DISTANCE_BITS[far]);
      if (distance > this.end) throw new DeflateError();
      for (const end = this.end + length; this.end < end; this.end++) {
        out[this.end] = out[this.end - distance];
      }
    }
  }
}

/** All that a whole stream holds. */
function inflated(bytes) {
  const input = [bytes], out = [];
  new Inflater(() => input.pop() ?? null, (part) => out.push(part.slice()), Infinity).run();
  return joinBytes(...out);
}
