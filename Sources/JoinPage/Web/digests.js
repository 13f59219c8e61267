// CRC-32 (PNG, annex D; ZIP), Adler-32 (RFC 1950), and SHA-256 (FIPS 180-4).

/** For a byte with k bytes behind it: entry 256 k + byte. */
const crcTable = (() => {
  const table = new Int32Array(16 * 256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? c >>> 1 ^ 0xEDB88320 : c >>> 1;
    table[n] = c;
  }
  for (let n = 256; n < table.length; n++) table[n] = table[n - 256] >>> 8 ^ table[table[n - 256] & 255];
  return table;
})();

/** In the place of a short file's words: an engine reads the words of one kind of array much faster. */
const NO_WORDS = new Int32Array(0);

/** The CRC-32 of what `crc` covers, followed by `bytes`. Sixteen bytes a step, as numbers of 32 bits. */
function crc32(bytes, crc = 0) {
  const t = crcTable;
  let c = ~crc, at = 0;
  for (; at < bytes.length && bytes.byteOffset + at & 3; at++) c = t[(c ^ bytes[at]) & 255] ^ c >>> 8;
  const left = bytes.length - at;
  const words = left < 16 ? NO_WORDS : new Int32Array(bytes.buffer, bytes.byteOffset + at, left >> 4 << 2);
  for (let i = 0; i < words.length; i += 4) {
    const d = words[i + 1], e = words[i + 2], f = words[i + 3];
    c ^= words[i];
    c = t[3840 | c & 255] ^ t[3584 | c >>> 8 & 255] ^ t[3328 | c >>> 16 & 255] ^ t[3072 | c >>> 24]
      ^ t[2816 | d & 255] ^ t[2560 | d >>> 8 & 255] ^ t[2304 | d >>> 16 & 255] ^ t[2048 | d >>> 24]
      ^ t[1792 | e & 255] ^ t[1536 | e >>> 8 & 255] ^ t[1280 | e >>> 16 & 255] ^ t[1024 | e >>> 24]
      ^ t[768 | f & 255] ^ t[512 | f >>> 8 & 255] ^ t[256 | f >>> 16 & 255] ^ t[f >>> 24];
  }
  for (at += 4 * words.length; at < bytes.length; at++) c = t[(c ^ bytes[at]) & 255] ^ c >>> 8;
  return ~c >>> 0;
}

function adler32(bytes, adler = 1) {
  let a = adler & 0xFFFF, b = adler >>> 16;
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(at + 3800, bytes.length);  // sums stay below 2^32
    for (; at < end; at++) {
      a += bytes[at];
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return (b << 16 | a) >>> 0;
}

// SHA-256 in pieces: the browser's own takes a whole file at once only.

/** The first 32 bits of the fractional part of a root of the first primes. */
function primeRoots(count, root) {
  const values = [];
  for (let n = 2; values.length < count; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) isPrime &&= n % d !== 0;
    if (isPrime) values.push(rootFraction(BigInt(n), root));
  }
  return Int32Array.from(values);
}

/** floor(2^32 × n^(1/root)) modulo 2^32, by bisection, exactly. */
function rootFraction(n, root) {
  const power = BigInt(root), goal = n << 32n * power;
  let low = 0n, high = 1n << 40n;
  while (high - low > 1n) {
    const middle = low + high >> 1n;
    if (middle ** power <= goal) low = middle;
    else high = middle;
  }
  return Number(BigInt.asIntN(32, low));
}

const SHA_CONSTANTS = primeRoots(64, 3);
const SHA_START = primeRoots(8, 2);

class SHA256 {
  constructor() {
    this.state = SHA_START.slice();
    this.words = new Int32Array(64);
    this.block = new Uint8Array(64);
    this.used = 0;
    this.count = 0;
  }

  update(bytes) {
    this.count += bytes.length;
    let at = 0;
    if (this.used) {
      at = Math.min(64 - this.used, bytes.length);
      this.block.set(bytes.subarray(0, at), this.used);
      this.used += at;
      if (this.used < 64) return;
      this.blocks(this.block, 0, 64);
      this.used = 0;
    }
    const whole = at + ((bytes.length - at) & ~63);
    this.blocks(bytes, at, whole);
    this.used = bytes.length - whole;
    this.block.set(bytes.subarray(whole));
  }

  finish() {
    const count = this.count, pad = new Uint8Array((this.used < 56 ? 56 : 120) - this.used + 8);
    pad[0] = 0x80;
    const view = new DataView(pad.buffer);
    view.setUint32(pad.length - 8, Math.floor(count / 2 ** 29));
    view.setUint32(pad.length - 4, count * 8 >>> 0);
    this.update(pad);
    const digest = new DataView(new ArrayBuffer(32));
    this.state.forEach((word, i) => digest.setInt32(4 * i, word));
    return new Uint8Array(digest.buffer);
  }

  /** Sums are cut to 32 bits at every step: engines add much faster so. */
  blocks(bytes, start, end) {
    const w = this.words, k = SHA_CONSTANTS, state = this.state;
    let [s0, s1, s2, s3, s4, s5, s6, s7] = state;
    for (let at = start; at < end; at += 64) {
      for (let i = 0, b = at; i < 16; i++, b += 4) {
        w[i] = bytes[b] << 24 | bytes[b + 1] << 16 | bytes[b + 2] << 8 | bytes[b + 3];
      }
      for (let i = 16; i < 64; i++) {
        const x = w[i - 15], y = w[i - 2];
        const left = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
        const right = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
        w[i] = ((w[i - 16] + w[i - 7] | 0) + left | 0) + right | 0;
      }
      let a = s0, b = s1, c = s2, d = s3, e = s4, f = s5, g = s6, h = s7;
      for (let i = 0; i < 64; i++) {
        const t0 = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) | 0)
          + (g ^ e & (f ^ g)) | 0;
        const t1 = (t0 + k[i] | 0) + w[i] | 0;
        const t2 = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10))
          + (a & b | c & (a | b)) | 0;
        h = g; g = f; f = e; e = d + t1 | 0;
        d = c; c = b; b = a; a = t1 + t2 | 0;
      }
      s0 = s0 + a | 0; s1 = s1 + b | 0; s2 = s2 + c | 0; s3 = s3 + d | 0;
      s4 = s4 + e | 0; s5 = s5 + f | 0; s6 = s6 + g | 0; s7 = s7 + h | 0;
    }
    state.set([s0, s1, s2, s3, s4, s5, s6, s7]);
  }
}
