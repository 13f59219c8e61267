// Poly1305 (RFC 8439, section 2.5).
//
// Numbers modulo p = 2^130 - 5 are six limbs of 22 bits, held as doubles: every sum below is an
// integer smaller than 2^53, so all of it is exact. 2^132 = 20 modulo p. Adding and subtracting
// ROUND leaves the multiple of 2^22 that is nearest, which is what a limb hands on to the next; so
// limbs lie between -2^21 and 2^21. Two blocks are taken at a time: h = (h + m) r² + m' r.

const POLY_PRIME = (1n << 130n) - 5n;
const ROUND = 1.5 * 2 ** 74;
const STEP = 2 ** -22;

function polyLimbs(value) {
  return Array.from({ length: 6 }, (_, i) => Number(value >> BigInt(22 * i) & 0x3FFFFFn));
}

class Poly1305 {
  constructor(key) {
    this.r = littleEndian(key.subarray(0, 16)) & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFFn;
    this.s = littleEndian(key.subarray(16, 32));
    this.one = polyLimbs(this.r);
    this.two = polyLimbs(this.r * this.r % POLY_PRIME);
    this.h = [0, 0, 0, 0, 0, 0];
  }

  /** Takes a whole number of pairs of blocks; `bytes` begins at a multiple of 4 of its buffer. */
  pairs(bytes) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    const [r0, r1, r2, r3, r4, r5] = this.one, [q0, q1, q2, q3, q4, q5] = this.two;
    const s1 = 20 * r1, s2 = 20 * r2, s3 = 20 * r3, s4 = 20 * r4, s5 = 20 * r5;
    const t1 = 20 * q1, t2 = 20 * q2, t3 = 20 * q3, t4 = 20 * q4, t5 = 20 * q5;
    let [h0, h1, h2, h3, h4, h5] = this.h;
    for (let i = 0; i < words.length; i += 8) {
      let w0 = words[i], w1 = words[i + 1], w2 = words[i + 2], w3 = words[i + 3];
      const a0 = h0 + (w0 & 0x3FFFFF), a1 = h1 + ((w0 >>> 22 | w1 << 10) & 0x3FFFFF);
      const a2 = h2 + ((w1 >>> 12 | w2 << 20) & 0x3FFFFF), a3 = h3 + (w2 >>> 2 & 0x3FFFFF);
      const a4 = h4 + ((w2 >>> 24 | w3 << 8) & 0x3FFFFF), a5 = h5 + (w3 >>> 14 | 0x40000);
      w0 = words[i + 4]; w1 = words[i + 5]; w2 = words[i + 6]; w3 = words[i + 7];
      const b0 = w0 & 0x3FFFFF, b1 = (w0 >>> 22 | w1 << 10) & 0x3FFFFF;
      const b2 = (w1 >>> 12 | w2 << 20) & 0x3FFFFF, b3 = w2 >>> 2 & 0x3FFFFF;
      const b4 = (w2 >>> 24 | w3 << 8) & 0x3FFFFF, b5 = w3 >>> 14 | 0x40000;
      h0 = a0 * q0 + a1 * t5 + a2 * t4 + a3 * t3 + a4 * t2 + a5 * t1
        + (b0 * r0 + b1 * s5 + b2 * s4 + b3 * s3 + b4 * s2 + b5 * s1);
      h1 = a0 * q1 + a1 * q0 + a2 * t5 + a3 * t4 + a4 * t3 + a5 * t2
        + (b0 * r1 + b1 * r0 + b2 * s5 + b3 * s4 + b4 * s3 + b5 * s2);
      h2 = a0 * q2 + a1 * q1 + a2 * q0 + a3 * t5 + a4 * t4 + a5 * t3
        + (b0 * r2 + b1 * r1 + b2 * r0 + b3 * s5 + b4 * s4 + b5 * s3);
      h3 = a0 * q3 + a1 * q2 + a2 * q1 + a3 * q0 + a4 * t5 + a5 * t4
        + (b0 * r3 + b1 * r2 + b2 * r1 + b3 * r0 + b4 * s5 + b5 * s4);
      h4 = a0 * q4 + a1 * q3 + a2 * q2 + a3 * q1 + a4 * q0 + a5 * t5
        + (b0 * r4 + b1 * r3 + b2 * r2 + b3 * r1 + b4 * r0 + b5 * s5);
      h5 = a0 * q5 + a1 * q4 + a2 * q3 + a3 * q2 + a4 * q1 + a5 * q0
        + (b0 * r5 + b1 * r4 + b2 * r3 + b3 * r2 + b4 * r1 + b5 * r0);
      let c = h0 + ROUND - ROUND, d = h3 + ROUND - ROUND;  // two chains of carries side by side
      h0 -= c; h1 += c * STEP; h3 -= d; h4 += d * STEP;
      c = h1 + ROUND - ROUND; d = h4 + ROUND - ROUND;
      h1 -= c; h2 += c * STEP; h4 -= d; h5 += d * STEP;
      c = h2 + ROUND - ROUND; d = h5 + ROUND - ROUND;
      h2 -= c; h3 += c * STEP; h5 -= d; h0 += 20 * STEP * d;
      c = h3 + ROUND - ROUND; d = h0 + ROUND - ROUND;
      h3 -= c; h4 += c * STEP; h0 -= d; h1 += d * STEP;
    }
    this.h = [h0, h1, h2, h3, h4, h5];
  }

  /** Takes the last bytes, fewer than 32 or any number, and gives the tag. */
  finish(bytes) {
    const whole = bytes.length & ~31;
    this.pairs(bytes.subarray(0, whole));
    let h = this.h.reduce((sum, limb, i) => sum + (BigInt(limb) << BigInt(22 * i)), 0n);
    for (let at = whole; at < bytes.length; at += 16) {
      const block = bytes.subarray(at, at + 16);
      h = (h + littleEndian(block) + (1n << BigInt(8 * block.length))) * this.r % POLY_PRIME;
    }
    h = (h % POLY_PRIME + POLY_PRIME) % POLY_PRIME + this.s;
    return Uint8Array.from({ length: 16 }, (_, i) => Number(h >> BigInt(8 * i) & 0xFFn));
  }
}
