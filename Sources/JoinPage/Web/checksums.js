// CRC-32 (PNG, annex D; ZIP) and Adler-32 (RFC 1950).

const crcTables = (() => {
  const tables = Array.from({ length: 8 }, () => new Uint32Array(256));
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? c >>> 1 ^ 0xEDB88320 : c >>> 1;
    tables[0][n] = c;
  }
  for (let n = 0; n < 256; n++) {
    for (let k = 1; k < 8; k++) {
      const before = tables[k - 1][n];
      tables[k][n] = before >>> 8 ^ tables[0][before & 255];
    }
  }
  return tables;
})();

/** The CRC-32 of what `crc` covers, followed by `bytes`. Eight bytes a step. */
function crc32(bytes, crc = 0) {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = crcTables;
  let c = ~crc, at = 0;
  const whole = bytes.length & ~7;
  for (; at < whole; at += 8) {
    c ^= bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24;
    c = t7[c & 255] ^ t6[c >>> 8 & 255] ^ t5[c >>> 16 & 255] ^ t4[c >>> 24]
      ^ t3[bytes[at + 4]] ^ t2[bytes[at + 5]] ^ t1[bytes[at + 6]] ^ t0[bytes[at + 7]];
  }
  for (; at < bytes.length; at++) c = t0[(c ^ bytes[at]) & 255] ^ c >>> 8;
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
