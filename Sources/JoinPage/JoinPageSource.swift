// Written by Sources/JoinPage/build.py from the files in Web: change those, then run it again.

/// The parts of JOIN.HTM that are the same in every language.
package enum JoinPageSource {
  /// The page, with places for the parts.
  package static let page = #"""
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>dicomshare</title>
    <style>{{style}}</style>
    </head>
    <body>
    <header>
    <h1 data-text="title"></h1>
    <div id="languages" role="group" data-name="languages"></div>
    </header>
    <main>
    <section id="drop">
    <p class="lead" data-text="drop"></p>
    <p class="buttons">
    <button type="button" id="filesButton" data-text="chooseFiles"></button>
    <button type="button" id="folderButton" data-text="chooseFolder"></button>
    <input type="file" id="files" multiple hidden tabindex="-1" data-name="chooseFiles">
    <input type="file" id="folder" webkitdirectory hidden tabindex="-1" data-name="chooseFolder">
    </p>
    <p class="small" data-text="private"></p>
    </section>
    <p id="status" role="status"></p>
    <progress id="progress" data-name="progress" hidden></progress>
    <p id="inexact" hidden></p>
    <section id="save" hidden>
    <h2 data-text="saveTitle"></h2>
    <p class="buttons">
    <button type="button" id="saveAll" data-text="saveAll"></button>
    <button type="button" id="saveFolder" data-text="saveFolder"></button>
    <button type="button" id="saveOne" data-text="saveOne"></button>
    <span id="saveSize"></span>
    </p>
    <p id="saved" role="status"></p>
    </section>
    <section id="problems" hidden>
    <h2 data-text="problems"></h2>
    <ul id="problemList"></ul>
    </section>
    <section id="exam" hidden>
    <h2 data-text="exam"></h2>
    <p class="notice" data-text="notForDiagnosis"></p>
    <ul id="series" data-name="seriesList"></ul>
    <div id="look">
    <div id="picture" hidden>
    <canvas id="canvas" tabindex="0" role="img" aria-describedby="keys"></canvas>
    <p id="length" class="small" aria-live="polite"></p>
    <div class="sliders">
    <label><span id="imageText"></span><input type="range" id="image" data-name="image"></label>
    <label><span id="frameText"></span><input type="range" id="frame" data-name="frame"></label>
    </div>
    <div class="tools">
    <fieldset>
    <legend data-text="mode"></legend>
    <label><input type="radio" name="mode" value="window" checked><span data-text="modeWindow"></span></label>
    <label><input type="radio" name="mode" value="move"><span data-text="modeMove"></span></label>
    <label><input type="radio" name="mode" value="measure"><span data-text="modeMeasure"></span></label>
    </fieldset>
    <p class="buttons">
    <button type="button" id="larger" data-text="larger"></button>
    <button type="button" id="smaller" data-text="smaller"></button>
    <button type="button" id="invert" data-text="invert"></button>
    <button type="button" id="reset" data-text="reset"></button>
    </p>
    <label><span data-text="preset"></span><select id="preset"></select></label>
    <label><span data-text="center"></span><input type="range" id="center" step="any"></label>
    <label><span data-text="width"></span><input type="range" id="width" step="any"></label>
    </div>
    <p class="small" id="keys" data-text="keys"></p>
    </div>
    <div id="other" hidden></div>
    </div>
    <dl id="facts"></dl>
    </section>
    </main>
    <footer><p class="small" data-text="foot"></p></footer>
    <noscript><p>{{noscript}}</p></noscript>
    <script type="application/json" id="texts">{{texts}}</script>
    <script>{{script}}</script>
    </body>
    </html>
    """#

  /// The style sheet.
  package static let style = #"""
    :root { color-scheme: light dark; --line: #767676; --soft: color-mix(in srgb, currentColor 8%, transparent) }
    * { box-sizing: border-box }
    [hidden] { display: none !important }
    body { margin: 0 auto; padding: 1.25rem; max-width: 76rem; overflow-wrap: break-word;
    font: 1.0625rem/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif }
    header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .5rem 2rem }
    h1 { flex: 1 1 20rem; margin: 0; font-size: 1.75rem; line-height: 1.2 }
    h2 { margin: 1.75rem 0 .5rem; font-size: 1.1875rem; line-height: 1.3 }
    h3 { margin: 0 0 .5rem; font-size: 1.0625rem }
    p { margin: .5rem 0 }
    .small { font-size: .875rem }
    .lead { font-size: 1.125rem }
    button, select { font: inherit; color: inherit; background: Canvas; border: 1px solid var(--line);
    border-radius: .4rem; padding: .4rem .8rem; min-height: 2.5rem; cursor: pointer }
    button:hover { background: var(--soft) }
    button[aria-pressed=true] { outline: 2px solid currentColor; outline-offset: -3px; font-weight: 600 }
    button:disabled { opacity: .5; cursor: default }
    :focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px }
    .buttons { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem }
    #languages { display: flex; flex-wrap: wrap; gap: .25rem }
    #languages button { padding: .1rem .6rem; font-size: .875rem; min-height: 2rem }
    #drop { margin: 1.25rem 0; padding: 1.25rem; border: 2px dashed var(--line); border-radius: .6rem }
    .over #drop { border-style: solid; background: var(--soft) }
    #status { min-height: 1.5em; font-weight: 600 }
    progress { width: 100% }
    #inexact, .notice { padding: .5rem .75rem; border-left: .3rem solid #b45309; background: var(--soft) }
    #problemList { list-style: none; margin: 0; padding: 0 }
    #problemList > li { margin: .75rem 0; padding: .5rem .75rem; border-left: .3rem solid #b91c1c;
    background: var(--soft) }
    #problemList p { margin: .15rem 0 }
    #problemList ul { margin: .25rem 0; padding-left: 1.25rem; font-size: .875rem }
    #exam { display: grid; grid-template-columns: 14rem minmax(0, 1fr) 15rem; gap: 0 1.25rem;
    align-items: start }
    #exam > h2, #exam > .notice { grid-column: 1 / -1 }
    #series { list-style: none; margin: .5rem 0; padding: 0; display: flex; flex-direction: column;
    gap: .4rem; max-height: 44rem; overflow-y: auto }
    #series button { width: 100%; text-align: left }
    #series b, #series span { display: block }
    #series b { font-weight: 600; line-height: 1.3 }
    #series span { font-size: .875rem }
    #look { margin: .5rem 0; min-width: 0 }
    #canvas { display: block; width: 100%; height: min(70vh, 40rem); background: #000; border-radius: .4rem;
    touch-action: none; cursor: crosshair }
    #length { min-height: 1.5em; margin: .25rem 0 }
    .sliders label, .tools > label { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem;
    margin: .4rem 0 }
    .sliders span, .tools > label > span { min-width: 9rem }
    input[type=range] { flex: 1 1 10rem; min-width: 0; height: 2rem }
    fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .5rem 0; padding: 0; border: 0 }
    legend { float: left; padding: 0; margin-right: 1rem }
    fieldset label { display: flex; align-items: center; gap: .35rem; min-height: 2rem }
    #other { padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .4rem }
    #other ul { padding-left: 1.25rem; margin: .25rem 0 }
    #other li { margin: .3rem 0; white-space: pre-line }
    #facts { margin: .5rem 0 }
    #facts div { padding: .4rem 0; border-bottom: 1px solid var(--line) }
    dt { font-size: .875rem }
    dd { margin: 0; font-weight: 600 }
    footer { margin-top: 2rem }
    @media (max-width: 60rem) {
    #exam { grid-template-columns: minmax(0, 1fr) }
    #series { flex-direction: row; max-height: none; overflow-x: auto; padding-bottom: .4rem }
    #series li { flex: 0 0 auto; max-width: 14rem }
    #facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0 1.25rem }
    }
    @media (max-width: 30rem) {
    body { padding: 1rem }
    h1 { font-size: 1.5rem }
    #canvas { height: 60vh }
    }
    @media print {
    @page { margin: 15mm }
    body { max-width: none; padding: 0; font-size: 10.5pt }
    #languages, #drop, #save, #series, .tools, .sliders input, #keys, progress { display: none }
    #exam { display: block }
    #canvas { width: 100%; height: auto; max-height: 15cm; object-fit: contain; break-inside: avoid }
    #facts { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem }
    }
    """#

  /// The script, of the page and of its workers.
  package static let script = #"""
    "use strict";
    (() => {
    class Refusal extends Error {
    constructor(verdict, detail) {
    super(verdict);
    this.verdict = verdict;
    this.detail = detail;
    }
    }
    function demand(condition, verdict) {
    if (!condition) throw new Refusal(verdict);
    }
    function readBytes(blob, start, end) {
    try {
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(start, end)));
    } catch (error) {
    throw new Refusal("unreadable");
    }
    }
    function u16(bytes, at) {
    return bytes[at] << 8 | bytes[at + 1];
    }
    function u32(bytes, at) {
    return (bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]) >>> 0;
    }
    function u64(bytes, at) {
    const value = u32(bytes, at) * 2 ** 32 + u32(bytes, at + 4);
    return Number.isSafeInteger(value) ? value : Infinity;
    }
    function hexadecimal(bytes) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    }
    function sameBytes(a, b) {
    return a.length === b.length && a.every((byte, index) => byte === b[index]);
    }
    function littleEndian(bytes) {
    return BigInt("0x" + (hexadecimal(bytes.slice().reverse()) || "0"));
    }
    class Window {
    constructor(blob) {
    this.blob = blob;
    this.start = 0;
    this.held = new Uint8Array(0);
    }
    bytes(start, end) {
    if (start < this.start || end > this.start + this.held.length) {
    this.held = readBytes(this.blob, start, Math.max(end, start + 65536));
    this.start = start;
    }
    return this.held.subarray(start - this.start, end - this.start);
    }
    }
    class BlobBuilder {
    static pieceByteCount = 4 << 20;
    constructor() {
    this.parts = [];
    this.piece = null;
    this.used = 0;
    this.size = 0;
    }
    write(bytes) {
    this.size += bytes.length;
    for (let at = 0; at < bytes.length;) {
    this.piece ??= new Uint8Array(Math.min(BlobBuilder.pieceByteCount, Math.max(65536, this.size)));
    const count = Math.min(bytes.length - at, this.piece.length - this.used);
    this.piece.set(bytes.subarray(at, at + count), this.used);
    this.used += count;
    at += count;
    if (this.used === this.piece.length) this.flush();
    }
    }
    flush() {
    if (this.used) this.parts.push(new Blob([this.piece.subarray(0, this.used)]));
    this.piece = null;
    this.used = 0;
    }
    finish() {
    this.flush();
    return new Blob(this.parts);
    }
    }
    function* piecesOf(blob, pieceByteCount = 2 << 20) {
    for (let at = 0; at < blob.size; at += pieceByteCount) {
    yield readBytes(blob, at, Math.min(at + pieceByteCount, blob.size));
    }
    }
    const crcTables = (() => {
    const tables = Array.from({ length: 4 }, () => new Uint32Array(256));
    for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? c >>> 1 ^ 0xEDB88320 : c >>> 1;
    tables[0][n] = c;
    }
    for (let n = 0; n < 256; n++) {
    for (let k = 1; k < 4; k++) {
    const before = tables[k - 1][n];
    tables[k][n] = before >>> 8 ^ tables[0][before & 255];
    }
    }
    return tables;
    })();
    function crc32(bytes, crc = 0) {
    const [t0, t1, t2, t3] = crcTables;
    let c = ~crc, at = 0;
    const whole = bytes.length & ~3;
    for (; at < whole; at += 4) {
    c ^= bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24;
    c = t3[c & 255] ^ t2[c >>> 8 & 255] ^ t1[c >>> 16 & 255] ^ t0[c >>> 24];
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
    const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83,
    99, 115, 131, 163, 195, 227, 258];
    const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5,
    5, 0];
    const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769,
    1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11,
    11, 12, 12, 13, 13];
    const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    class DeflateError extends Error {}
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
    class Inflater {
    constructor(pull, sink, limit) {
    this.pull = pull;
    this.sink = sink;
    this.limit = limit;
    this.input = new Uint8Array(0);
    this.at = 0;
    this.hold = 0;
    this.held = 0;
    this.out = new Uint8Array(1 << 18);
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
    pairs(bytes) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
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
    function primeRoots(count, root) {
    const values = [];
    for (let n = 2; values.length < count; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) isPrime &&= n % d !== 0;
    if (isPrime) values.push(rootFraction(BigInt(n), root));
    }
    return Int32Array.from(values);
    }
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
    const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);
    const PNG_CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
    const PNG_DEPTHS = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };
    const ADAM7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2],
    [0, 1, 1, 2]];
    const NO_INTERLACE = [[0, 0, 1, 1]];
    const MAXIMUM_CHUNKS = 1 << 21;
    const MAXIMUM_RATIO = 16;
    const MAXIMUM_ROW = 1 << 28;
    function chunkName(bytes, at) {
    return String.fromCharCode(...bytes.subarray(at, at + 4));
    }
    function pictureHeader(data) {
    const [depth, colour, compression, filter, interlace] = data.subarray(8, 13);
    const width = u32(data, 0), height = u32(data, 4);
    demand(data.length === 13 && width > 0 && width < 2 ** 31 && height > 0 && height < 2 ** 31
    && (PNG_DEPTHS[colour] ?? []).includes(depth) && compression === 0 && filter === 0
    && interlace < 2, "damagedPNG");
    return { width, height, depth, colour, interlace };
    }
    function readChunks(file) {
    const near = new Window(file), picture = { data: [], palette: null, clear: null };
    const start = near.bytes(0, 8);
    demand(start.length && sameBytes(start, PNG_SIGNATURE.subarray(0, start.length)), "notPNG");
    let at = 8, count = 0, lastKind = "";
    for (let kind = ""; kind !== "IEND"; lastKind = kind) {
    const head = near.bytes(at, at + 8);
    demand(head.length === 8, "truncated");
    const length = u32(head, 0);
    kind = chunkName(head, 4);
    demand(length < 2 ** 31 && /^[A-Za-z]{4}$/.test(kind) && ++count < MAXIMUM_CHUNKS, "damagedPNG");
    demand(at + 12 + length <= file.size, "truncated");
    demand(kind === "IHDR" ? at === 8 : at > 8, "damagedPNG");
    const isCritical = kind[0] < "a";
    let body = new Uint8Array(0);
    if (isCritical) {
    let crc = crc32(near.bytes(at + 4, at + 8));
    for (let from = at + 8, end = at + 8 + length; from < end; from += body.length) {
    body = length < 60000 ? near.bytes(from, end) : readBytes(file, from, Math.min(end, from + 65536));
    crc = crc32(body, crc);
    }
    demand(crc === u32(near.bytes(at + 8 + length, at + 12 + length), 0), "damagedPNG");
    }
    if (kind === "IHDR") {
    Object.assign(picture, pictureHeader(body));
    } else if (kind === "PLTE") {
    demand(!picture.palette && !picture.data.length && length && length % 3 === 0 && length <= 768
    && picture.colour !== 0 && picture.colour !== 4, "damagedPNG");
    picture.palette = body.slice();
    } else if (kind === "IDAT") {
    demand(!picture.data.length || lastKind === "IDAT", "damagedPNG");
    picture.data.push(at + 8, at + 8 + length);
    } else if (kind === "IEND") {
    demand(length === 0, "damagedPNG");
    } else {
    demand(!isCritical, "damagedPNG");
    if (kind === "tRNS" && !picture.data.length) picture.clear = transparency(near, at, length);
    }
    at += 12 + length;
    }
    demand(picture.data.length, "damagedPNG");
    return picture;
    }
    function transparency(near, at, length) {
    if (length > 256) return null;
    const all = near.bytes(at + 4, at + 12 + length).slice();
    return crc32(all.subarray(0, 4 + length)) === u32(all, 4 + length)
    ? all.subarray(4, 4 + length) : null;
    }
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
    function passesOf({ width, height, depth, colour, interlace }) {
    const pixelBits = depth * PNG_CHANNELS[colour];
    return (interlace ? ADAM7 : NO_INTERLACE).map(([x, y, dx, dy]) => {
    const columns = Math.ceil((width - x) / dx), rows = Math.ceil((height - y) / dy);
    return { x, y, dx, dy, columns, rows, rowBytes: Math.ceil(columns * pixelBits / 8) };
    }).filter(({ columns, rows }) => columns > 0 && rows > 0);
    }
    function inflateImage(file, picture, size, lines) {
    let chunk = 0, at = picture.data[0], adler = 1;
    const pull = () => {
    while (chunk < picture.data.length && at === picture.data[chunk + 1]) at = picture.data[chunk += 2];
    if (chunk >= picture.data.length) return null;
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
    function decodePicture(file, keeps) {
    const picture = readChunks(file), { width, height, depth, colour, interlace } = picture;
    const passes = passesOf(picture);
    const size = passes.reduce((sum, { rows, rowBytes }) => sum + rows * (1 + rowBytes), 0);
    demand(colour !== 3 || picture.palette, "damagedPNG");
    demand(size <= MAXIMUM_RATIO * file.size + 65536, "noShareHeader");
    demand(Math.max(...passes.map((pass) => pass.rowBytes)) <= MAXIMUM_ROW, "noShareHeader");
    demand(!interlace || size <= 2 * MAXIMUM_ROW, "noShareHeader");
    const step = Math.max(1, depth * PNG_CHANNELS[colour] >> 3);
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
    const TRAILER = 120;
    const BLOCK = 65535;
    const CHUNK = 12, BLOCK_HEADER = 5;
    function storedLayout(file) {
    const near = new Window(file), head = near.bytes(0, 33);
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
    const last = readBytes(file, end, end + CHUNK);
    if (u32(last, 0) || chunkName(last, 4) !== "IEND" || u32(last, 8) !== 0xAE426082) return null;
    return { width, height, bits: depth, channels, layout };
    }
    function blockStart({ start }, k) {
    return start + k * (CHUNK + BLOCK_HEADER + BLOCK) + (k ? 2 : 0);
    }
    function scanBytes(file, layout, from, to) {
    const first = Math.floor(from / BLOCK), last = Math.floor((to - 1) / BLOCK);
    const start = blockStart(layout, first);
    const lastEnd = Math.min(layout.count, BLOCK * (last + 1)) - BLOCK * last;
    const end = blockStart(layout, last) + 8 + (last ? 0 : 2) + BLOCK_HEADER + lastEnd;
    const bytes = readBytes(file, start, end);
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
    function canonicalBytes(share, start, end) {
    if (end <= start) return new Uint8Array(0);
    if (!share.layout) return readBytes(share.samples, start, end);
    const { rowBytes } = share, place = (at) => at + Math.floor(at / rowBytes) + 1;
    const from = place(start), lines = scanBytes(share.file, share.layout, from, place(end - 1) + 1);
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
    function readTrailer(share) {
    const { width, height, bits, channels } = share;
    const rowBytes = share.rowBytes = width * channels * bits / 8;
    const size = share.size = height * rowBytes;
    demand(size >= TRAILER, "noShareHeader");
    const trailer = canonicalBytes(share, size - TRAILER, size);
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
    function decodedShare(file) {
    const { blob, ...share } = decodePicture(file, true);
    return readTrailer({ file, samples: blob, ...share });
    }
    function openShare(file) {
    try {
    const stored = storedLayout(file);
    if (stored) return readTrailer({ file, ...stored });
    } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    }
    return decodedShare(file);
    }
    function checkWholly(share) {
    decodePicture(share.file, false);
    }
    function isAuthentic(share, key, progress) {
    const mac = new Poly1305(key), end = share.size - 16, piece = 2 << 20;
    for (let at = 0; ; at += piece) {
    const bytes = canonicalBytes(share, at, Math.min(at + piece, end));
    if (at + piece >= end) return sameBytes(mac.finish(bytes), share.tag);
    mac.pairs(bytes);
    progress?.(bytes.length);
    }
    }
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
    malformed(n <= imageRows * W * bits);
    return { method, k, p, q, r, n, L, b, flags, inside, W, bits, imageWords: imageRows * W, spillRows };
    }
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
    from(start, byteCount) {
    if (this.count & 7) this.bytes[this.count >>> 3] = this.hold << 8 - (this.count & 7);
    const shift = start & 7, bytes = this.bytes.slice(start >>> 3, (start >>> 3) + byteCount + 1);
    for (let i = 0; shift && i < byteCount; i++) {
    bytes[i] = bytes[i] << shift | (bytes[i + 1] ?? 0) >> 8 - shift;
    }
    return bytes.subarray(0, byteCount);
    }
    }
    class Unhider {
    constructor(parameters) {
    this.parameters = parameters;
    this.bits = new BitList(parameters.n + 32);
    this.isReversible = parameters.method === 1 || parameters.method === 3;
    this.above = this.isReversible ? new Uint16Array(Math.min(parameters.W, parameters.imageWords)) : null;
    this.word = 0;
    this.column = 0;
    this.asked = 0;
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
    const SMALL_FILE = 48 << 20;
    const JOIN_PIECE = 2 << 20;
    const MAXIMUM_METADATA = 2 ** 31;
    function authenticate(one, other, progress) {
    const right = [[one, other], [other, one]].map(([share, holder]) => {
    try {
    return isAuthentic(share, holder.key, progress);
    } catch (error) {
    if (error instanceof Refusal && error.verdict === "layout") return false;
    throw error;
    }
    });
    if (!right[0] || !right[1]) {
    for (const share of [one, other]) checkWholly(share);
    demand(right[0] || right[1] || one.pair === other.pair, "differentPairs");
    demand(right[0] || right[1] || one.role !== other.role, "sameHalfTwice");
    demand(right[0] || right[1], "alteredOrUnrelated");
    const authentic = right[0] ? one : other;
    throw new Refusal(authentic.role === "archive" ? "altered-patient" : "altered-archive");
    }
    demand(one.role !== other.role && one.pair === other.pair && one.width === other.width
    && one.bits === other.bits && one.channels === other.channels
    && one.dataRows === other.dataRows, "malformedPayload");
    }
    function joinedWords(one, other, from, to) {
    const [a, p] = [one, other].map((share) => {
    const start = share.banner * share.rowBytes, size = share.bits / 8;
    return canonicalBytes(share, start + from * size, start + to * size);
    });
    if (one.bits === 8) {
    for (let i = 0; i < a.length; i++) a[i] += p[i];
    return a;
    }
    const words = new Uint16Array(a.length / 2);
    for (let i = 0, at = 0; i < words.length; i++, at += 2) {
    words[i] = (a[at] << 8 | a[at + 1]) + (p[at] << 8 | p[at + 1]);
    }
    return words;
    }
    async function restoreWords(one, other, unhider, take) {
    const { imageWords, bits } = unhider.parameters, piece = JOIN_PIECE * 8 / bits;
    for (let at = 0; at < imageWords; at += piece) {
    const words = joinedWords(one, other, at, Math.min(at + piece, imageWords));
    unhider.take(words);
    if (await take(words) === false) return;
    }
    }
    class PayloadFields {
    constructor(parameters) {
    this.parameters = parameters;
    this.head = new Uint8Array(64);
    this.count = 0;
    this.parts = [];
    }
    write(bytes) {
    let at = 0;
    if (this.count < 64) {
    at = Math.min(64 - this.count, bytes.length);
    this.head.set(bytes.subarray(0, at), this.count);
    this.count += at;
    if (this.count === 64) this.readHead();
    }
    while (at < bytes.length) {
    const part = this.parts.find((candidate) => candidate.left > 0);
    demand(part, "malformedPayload");
    const count = Math.min(part.left, bytes.length - at);
    part.to?.write(bytes.subarray(at, at + count));
    part.left -= count;
    at += count;
    }
    }
    readHead() {
    const { head, parameters } = this, { bits, method, imageWords } = parameters, flags = head[1];
    const [path, prefix, cover, suffix] = [u16(head, 2), u64(head, 4), u64(head, 12), u64(head, 20)];
    const json = u32(head, 28);
    demand(head[0] === 1 && flags < 4 && cover <= imageWords * bits / 8 && cover % (bits / 8) === 0
    && (bits === 16 || !(flags & 2)) && (method === 2 || !(flags & 1)), "malformedPayload");
    demand(path + prefix + suffix + json <= 1032 * parameters.L, "malformedPayload");
    if (prefix + suffix > MAXIMUM_METADATA) throw new Refusal("tooLarge");
    this.path = new BlobBuilder();
    this.prefix = new BlobBuilder();
    this.suffix = new BlobBuilder();
    this.parts = [{ left: path, to: this.path }, { left: prefix, to: this.prefix },
    { left: suffix, to: this.suffix }, { left: json, to: null }];
    Object.assign(this, { isExact: !(flags & 1), isLittleEndian: Boolean(flags & 2), cover,
    digest: head.slice(32, 64), size: prefix + cover + suffix });
    }
    finish() {
    demand(this.count === 64 && this.parts.every((part) => part.left === 0), "malformedPayload");
    const path = readBytes(this.path.finish());
    this.path = new TextDecoder().decode(path);
    this.prefix = this.prefix.finish();
    this.suffix = this.suffix.finish();
    return this;
    }
    }
    async function readPayload(one, other, parameters) {
    const unhider = new Unhider(parameters);
    await restoreWords(one, other, unhider, () => !unhider.isDone);
    demand(unhider.isDone, "malformedPayload");
    let hidden = unhider.bits.from(parameters.flags, parameters.inside), left = parameters.L - hidden.length;
    let at = parameters.imageWords;
    const pull = () => {
    if (hidden) {
    const bytes = hidden;
    hidden = null;
    return bytes;
    }
    if (left === 0) return null;
    const size = parameters.bits / 8, count = Math.min(left, JOIN_PIECE);
    const words = joinedWords(one, other, at, at + Math.ceil(count / size));
    at += words.length;
    left -= count;
    return bigEndian(words).subarray(0, count);
    };
    const fields = new PayloadFields(parameters);
    try {
    const inflater = new Inflater(pull, (bytes) => fields.write(bytes), Infinity);
    inflater.run();
    demand(!inflater.hasMore, "malformedPayload");
    } catch (error) {
    throw error instanceof DeflateError ? new Refusal("malformedPayload") : error;
    }
    return fields.finish();
    }
    function bigEndian(words) {
    if (words instanceof Uint8Array) return words;
    const bytes = new Uint8Array(2 * words.length);
    for (let i = 0, at = 0; i < words.length; i++) {
    bytes[at++] = words[i] >> 8;
    bytes[at++] = words[i];
    }
    return bytes;
    }
    function fileBytes(words, isLittleEndian) {
    if (words instanceof Uint8Array) return words;
    return isLittleEndian ? new Uint8Array(words.buffer) : bigEndian(words);
    }
    class FileDigest {
    constructor({ size, isExact, isLittleEndian }, bits) {
    this.isExact = isExact;
    this.bits = bits;
    this.isLittleEndian = isLittleEndian;
    this.whole = isExact && size <= SMALL_FILE && globalThis.crypto?.subtle ? true : false;
    this.hash = this.whole ? null : new SHA256();
    }
    add(bytes, isCover) {
    if (this.whole) return;
    if (isCover && !this.isExact) {  // bit 0 of every word is cleared
    bytes = bytes.slice();
    const step = this.bits / 8, first = step === 2 && !this.isLittleEndian ? 1 : 0;
    for (let i = first; i < bytes.length; i += step) bytes[i] &= 0xFE;
    }
    this.hash.update(bytes);
    }
    async finish(all) {
    return this.whole ? new Uint8Array(await crypto.subtle.digest("SHA-256", all)) : this.hash.finish();
    }
    }
    async function restoreFile(one, other, wanted) {
    const joined = one.parameters.map((byte, i) => byte + other.parameters[i]);
    const parameters = readParameters(joined, one);
    const fields = await readPayload(one, other, parameters);
    const { size, cover, isLittleEndian, digest, isExact, path } = fields;
    const hash = new FileDigest(fields, one.bits), small = size <= SMALL_FILE;
    const whole = small ? new Uint8Array(size) : null;
    const long = !small && wanted ? longBlob() : null;
    let at = 0, crc = 0;
    const put = async (bytes, isCover) => {
    hash.add(bytes, isCover);
    if (whole) whole.set(bytes, at);
    else crc = crc32(bytes, crc);
    await long?.write(bytes);
    at += bytes.length;
    };
    for (const bytes of piecesOf(fields.prefix)) await put(bytes, false);
    let left = cover;
    if (left) {
    await restoreWords(one, other, new Unhider(parameters), async (words) => {
    const bytes = fileBytes(words, isLittleEndian);
    const count = Math.min(left, bytes.length);
    await put(bytes.subarray(0, count), true);
    left -= count;
    return left > 0;
    });
    }
    for (const bytes of piecesOf(fields.suffix)) await put(bytes, false);
    demand(sameBytes(await hash.finish(whole), digest), "digestMismatch");
    if (whole) crc = wanted ? crc32(whole) : null;
    const blob = whole ? new Blob([whole]) : long ? await long.finish() : null;
    return { blob, crc, path, isExact, size, prefix: fields.prefix, cover };
    }
    function longBlob() {
    const { readable, writable } = new TransformStream();
    const blob = new Response(readable).blob(), writer = writable.getWriter();
    blob.catch(() => {});
    return {
    write: (bytes) => writer.write(bytes.slice()),
    finish: async () => {
    await writer.close();
    return blob;
    },
    };
    }
    const LONG_VRS = new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));
    const SEQUENCES = new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
    00289132 00289145 00186011".split(" "));
    const MAXIMUM_ELEMENTS = 500000;
    const MAXIMUM_DEPTH = 32;
    const UNDEFINED = 0xFFFFFFFF;
    const DEFLATED = "1.2.840.10008.1.2.1.99";
    const BIG_ENDIAN = "1.2.840.10008.1.2.2";
    const IMPLICIT = "1.2.840.10008.1.2";
    const NATIVE = new Set([IMPLICIT, "1.2.840.10008.1.2.1", BIG_ENDIAN, DEFLATED]);
    const JPEG = new Set(["1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51"]);
    const MAXIMUM_INFLATED = 2 ** 28;
    const CHARSETS = { "ISO_IR 100": "iso-8859-1", "ISO_IR 101": "iso-8859-2", "ISO_IR 109": "iso-8859-3",
    "ISO_IR 110": "iso-8859-4", "ISO_IR 144": "iso-8859-5", "ISO_IR 127": "iso-8859-6",
    "ISO_IR 126": "iso-8859-7", "ISO_IR 138": "iso-8859-8", "ISO_IR 148": "iso-8859-9",
    "ISO_IR 203": "iso-8859-15", "ISO_IR 13": "shift_jis", "ISO_IR 166": "windows-874",
    "ISO_IR 192": "utf-8", "GB18030": "gb18030", "GBK": "gbk", "ISO_IR 87": "iso-2022-jp",
    "ISO_IR 159": "iso-2022-jp", "ISO_IR 149": "euc-kr", "ISO_IR 58": "gb18030" };
    class DataSet {
    constructor(file, elements) {
    this.file = file;
    this.elements = elements;
    }
    has(tag) {
    return this.elements.has(tag);
    }
    bytes(tag) {
    const element = this.elements.get(tag);
    if (!element || element.items) return new Uint8Array(0);
    return this.file.near.bytes(element.start, Math.min(element.end, element.start + 65536));
    }
    items(tag) {
    return this.elements.get(tag)?.items ?? [];
    }
    text(tag) {
    return this.file.decode(this.bytes(tag)).replace(/[\0 ]+$/, "");
    }
    line(tag) {
    return this.text(tag).replace(/[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g, " ")
    .trim().slice(0, 200);
    }
    numbers(tag) {
    return this.text(tag).split("\\").map((part) => part.trim() ? Number(part) : NaN);
    }
    number(tag) {
    const [value] = this.numbers(tag);
    return Number.isFinite(value) ? value : undefined;
    }
    shorts(tag, isSigned = false) {
    const bytes = this.bytes(tag).slice(), view = new DataView(bytes.buffer);
    return Array.from({ length: bytes.length >> 1 }, (_, i) => isSigned
    ? view.getInt16(2 * i, this.file.isLittle) : view.getUint16(2 * i, this.file.isLittle));
    }
    short(tag) {
    return this.shorts(tag)[0];
    }
    double(tag) {
    const bytes = this.bytes(tag).slice();
    return bytes.length >= 8 ? new DataView(bytes.buffer).getFloat64(0, this.file.isLittle) : undefined;
    }
    }
    class DicomFile {
    constructor(blob) {
    this.blob = blob;
    this.near = new Window(blob);
    this.isLittle = true;
    this.isExplicit = true;
    this.decoder = new TextDecoder("iso-8859-1");
    this.syntax = IMPLICIT;
    this.left = MAXIMUM_ELEMENTS;
    let at = 0;
    if (this.name(128, 132) === "DICM") at = this.readMeta(132);
    else if (u16(this.near.bytes(0, 2), 0) === 0x0200) at = this.readMeta(0);
    else this.isExplicit = /^[A-Z]{2}$/.test(this.name(4, 6));
    this.dataSet = this.read(at);
    const sets = this.dataSet.text("00080005").split("\\").map((name) => name.trim());
    const label = CHARSETS[(sets.find(Boolean) ?? "").replace("ISO 2022 IR", "ISO_IR")];
    if (label) this.decoder = new TextDecoder(label);
    this.isKorean = label === "euc-kr";
    }
    name(start, end) {
    return String.fromCharCode(...this.near.bytes(start, end));
    }
    decode(bytes) {
    const text = this.decoder.decode(bytes);
    return text.replace(/\x1B[$()\-,].{1,2}/g, (found) => this.isKorean || found ? "" : found);
    }
    readMeta(start) {
    const elements = new Map(), end = this.walk(start, this.blob.size, 0, elements, true);
    this.meta = new DataSet(this, elements);
    this.syntax = this.meta.text("00020010").trim() || IMPLICIT;
    if (this.syntax === DEFLATED) {
    const builder = new BlobBuilder();
    const pieces = piecesOf(this.blob.slice(end));
    new Inflater(() => pieces.next().value ?? null, (bytes) => builder.write(bytes),
    MAXIMUM_INFLATED).run();
    this.blob = builder.finish();
    this.near = new Window(this.blob);
    this.meta = null;
    }
    this.isExplicit = this.syntax !== IMPLICIT;
    this.isLittle = this.syntax !== BIG_ENDIAN;
    return this.syntax === DEFLATED ? 0 : end;
    }
    read(at) {
    const elements = new Map();
    try {
    this.walk(at, this.blob.size, 0, elements, false);
    } catch (error) {
    if (!(error instanceof RangeError)) throw error;  // what can be read, is shown
    }
    return new DataSet(this, elements);
    }
    header(at) {
    const head = this.near.bytes(at, at + 12), view = new DataView(head.buffer, head.byteOffset, head.length);
    if (head.length < 8) throw new RangeError("ends within an element");
    const little = this.isLittle, group = view.getUint16(0, little), number = view.getUint16(2, little);
    const tag = (group * 65536 + number).toString(16).toUpperCase().padStart(8, "0");
    let vr = "", length, size = 8;
    if (group === 0xFFFE || !this.isExplicit) {
    length = view.getUint32(4, little);
    } else {
    vr = String.fromCharCode(head[4], head[5]);
    if (LONG_VRS.has(vr)) {
    if (head.length < 12) throw new RangeError("ends within an element");
    length = view.getUint32(8, little);
    size = 12;
    } else {
    length = view.getUint16(6, little);
    }
    }
    return { tag, vr, start: at + size, length };
    }
    walk(at, end, depth, elements, isMeta) {
    if (depth > MAXIMUM_DEPTH) throw new RangeError("too deep");
    while (at + 8 <= end) {
    if (--this.left < 0) throw new RangeError("too many elements");
    const { tag, vr, start, length } = this.header(at);
    if (isMeta && !tag.startsWith("0002")) return at;
    if (tag === "FFFEE00D") return start;
    if (tag === "7FE00010" || tag === "7FE00008" || tag === "7FE00009") {
    if (depth === 0) elements.set(tag, { start, end: length === UNDEFINED ? end : start + length,
    isEncapsulated: length === UNDEFINED });
    if (depth === 0 || length === UNDEFINED) return end;
    }
    if (length === UNDEFINED || SEQUENCES.has(tag) && (vr === "SQ" || vr === "")) {
    const items = [], wasExplicit = this.isExplicit;
    if (vr === "UN") this.isExplicit = false;
    at = this.walkItems(start, length === UNDEFINED ? end : Math.min(end, start + length), depth, items);
    this.isExplicit = wasExplicit;
    elements.set(tag, { items });
    } else {
    at = start + length;
    elements.set(tag, { vr, start, end: Math.min(at, end) });
    }
    }
    return at;
    }
    walkItems(at, end, depth, items) {
    while (at + 8 <= end) {
    const { tag, start, length } = this.header(at);
    if (tag === "FFFEE0DD") return start;
    if (tag !== "FFFEE000") throw new RangeError("no item");
    const elements = new Map(), itemEnd = length === UNDEFINED ? end : Math.min(end, start + length);
    const stopped = this.walk(start, itemEnd, depth + 1, elements, false);
    at = length === UNDEFINED ? stopped : itemEnd;
    items.push(new DataSet(this, elements));
    }
    return at;
    }
    }
    function personName(value) {
    const [alphabetic = "", ideographic = ""] = value.split("=");
    const written = (group) => {
    const [family = "", given = "", middle = "", prefix = "", suffix = ""] = group.split("^")
    .map((part) => part.trim());
    const first = [prefix, given, middle].filter(Boolean).join(" ");
    return [family, first, suffix].filter(Boolean).join(", ");
    };
    return [written(alphabetic), written(ideographic)].filter(Boolean).join(" / ");
    }
    function summaryOf(file) {
    const d = file.dataSet, position = d.numbers("00200032"), turn = d.numbers("00200037");
    let along;
    if (position.length === 3 && turn.length === 6) {
    const [a, b, c, x, y, z] = turn;
    const normal = [b * z - c * y, c * x - a * z, a * y - b * x];
    along = normal.reduce((sum, part, i) => sum + part * position[i], 0);
    }
    return {
    patient: personName(d.line("00100010")), id: d.line("00100020"), born: d.line("00100030"),
    date: d.line("00080020") || d.line("00080021"), modality: d.line("00080060"),
    study: d.line("00081030"), series: d.line("0008103E"), studyUID: d.line("0020000D"),
    seriesUID: d.line("0020000E"), seriesNumber: d.number("00200011"),
    instance: d.number("00200013"), along: Number.isFinite(along) ? along : undefined,
    turn: turn.length === 6 ? turn.map((part) => part.toFixed(3)).join() : "",
    };
    }
    function reportItems(dataSet, left = { count: 5000 }) {
    return dataSet.items("0040A730").slice(0, 2000).filter(() => --left.count > 0).map((item) => {
    const meaning = (tag) => item.items(tag)[0]?.line("00080104") ?? "";
    const [measured] = item.items("0040A300");
    let value = "";
    if (measured) {
    const unit = measured.items("004008EA")[0];
    const sign = unit ? unit.line("00080100") || unit.line("00080104") : "";
    value = [measured.line("0040A30A"), sign === "1" ? "" : sign].filter(Boolean).join(" ");
    }
    value ||= meaning("0040A168") || item.text("0040A160").slice(0, 20000)
    || personName(item.line("0040A123")) || item.line("0040A121") || item.line("0040A122")
    || item.line("0040A120") || item.line("0040A124");
    return { name: meaning("0040A043"), kind: item.line("0040A040"), value,
    items: reportItems(item, left) };
    });
    }
    const MAXIMUM_PIXELS = 2 ** 28;
    const MAXIMUM_SIDE = 8192;
    function contentOf(blob) {
    const file = new DicomFile(blob), d = file.dataSet, summary = summaryOf(file);
    const pdf = d.elements.get("00420011");
    if (pdf && d.line("00420012") === "application/pdf") {
    return { kind: "pdf", summary, pdf: file.blob.slice(pdf.start, pdf.end, "application/pdf") };
    }
    if (d.has("0040A730")) {
    return { kind: "report", summary, title: d.items("0040A043")[0]?.line("00080104") ?? "",
    items: reportItems(d) };
    }
    const pixels = d.elements.get("7FE00010");
    if (!pixels) return { kind: d.has("7FE00008") || d.has("7FE00009") ? "hidden" : "none", summary };
    return { summary, ...pictureOf(file, pixels) };
    }
    function pictureOf(file, pixels) {
    const d = file.dataSet, isSigned = d.short("00280103") === 1;
    const frames = Math.max(1, Math.floor(d.number("00280008") ?? 1));
    const picture = {
    kind: "picture", blob: file.blob, rows: d.short("00280010"), columns: d.short("00280011"), frames,
    samples: d.short("00280002") ?? 1, photometric: d.line("00280004"), bits: d.short("00280100"),
    stored: d.short("00280101") ?? d.short("00280100"), isSigned, planar: d.short("00280006") ?? 0,
    isLittle: file.isLittle || d.short("00280100") === 8, start: pixels.start, end: pixels.end,
    isInverse: d.line("00280004") === "MONOCHROME1" || d.line("20500020") === "INVERSE",
    padding: d.shorts("00280120", isSigned)[0],
    };
    picture.high = d.short("00280102") ?? picture.stored - 1;
    Object.assign(picture, displayOf(d), spacingOf(d));
    const { rows, columns, samples, bits, stored, photometric } = picture;
    const isShown = rows && columns && rows * columns <= MAXIMUM_PIXELS && frames <= 100000
    && [1, 8, 16].includes(bits) && stored >= 1 && stored <= bits && picture.high < bits
    && (samples === 1 || samples === 3 && bits === 8);
    if (!isShown) return { ...picture, kind: "hidden" };
    if (pixels.isEncapsulated) {
    if (!JPEG.has(file.syntax)) return { ...picture, kind: "hidden" };
    return { ...picture, ...encapsulated(file, pixels.start, frames) };
    }
    if (!NATIVE.has(file.syntax) && file.syntax.startsWith("1.2.840.10008.1.2.4")) {
    return { ...picture, kind: "hidden" };
    }
    picture.palette = photometric === "PALETTE COLOR" ? paletteOf(d) : null;
    if (photometric === "PALETTE COLOR" && !picture.palette) return { ...picture, kind: "hidden" };
    const perPixel = samples === 3 ? (photometric === "YBR_FULL_422" ? 16 : 24) : bits;
    picture.frameBytes = Math.ceil(rows * columns * perPixel / 8);
    if (bits === 1) picture.frameBytes = rows * columns / 8;
    picture.frames = Math.min(frames, Math.floor((picture.end - picture.start) / picture.frameBytes));
    return picture.frames ? picture : { ...picture, kind: "hidden" };
    }
    function displayOf(d) {
    const groups = [d, ...d.items("52009229"), ...d.items("52009230").slice(0, 1)];
    const places = groups.flatMap((group) => [group, ...group.items("00289145"), ...group.items("00289132")]);
    const find = (tag) => places.find((place) => place.has(tag));
    const centers = find("00281050")?.numbers("00281050") ?? [];
    const widths = find("00281051")?.numbers("00281051") ?? [];
    const names = find("00281055")?.text("00281055").split("\\") ?? [];
    const windows = centers.map((center, i) => ({ center, width: widths[i], name: (names[i] ?? "").trim().slice(0, 30) }))
    .filter(({ center, width }) => Number.isFinite(center) && width >= 1).slice(0, 8);
    const slope = find("00281053")?.number("00281053") || 1;
    return { windows, slope, intercept: find("00281052")?.number("00281052") ?? 0 };
    }
    function spacingOf(d) {
    const measures = [d, ...[...d.items("52009229"), ...d.items("52009230").slice(0, 1)]
    .flatMap((group) => group.items("00289110"))];
    const place = measures.find((candidate) => candidate.has("00280030"));
    let [down, right] = place?.numbers("00280030") ?? [], isOnDetector = false;
    if (!(down > 0 && right > 0)) {
    [down, right] = d.numbers("00181164");
    isOnDetector = true;
    }
    if (!(down > 0 && right > 0)) {
    const regions = d.items("00186011"), [region] = regions;
    isOnDetector = false;
    if (regions.length === 1 && region.short("00186024") === 3 && region.short("00186026") === 3) {
    down = Math.abs(region.double("0018602E")) * 10;  // centimetres
    right = Math.abs(region.double("0018602C")) * 10;
    }
    }
    return down > 0 && right > 0 ? { spacing: [down, right], isOnDetector } : {};
    }
    function paletteOf(d) {
    const tables = ["1", "2", "3"].map((n) => {
    const [count = 0, first = 0, bits = 16] = d.shorts(`0028110${n}`), words = d.bytes(`0028120${n}`);
    const entries = count || 65536;
    if (!words.length || words.length < entries * (bits === 8 ? 1 : 2)) return null;
    const isBytes = bits === 8 && words.length < 2 * entries;
    const values = isBytes ? words : d.shorts(`0028120${n}`);
    return { first, values: Uint8Array.from({ length: entries }, (_, i) => bits === 8 ? values[i] : values[i] >> 8) };
    });
    return tables.every(Boolean) ? tables : null;
    }
    function encapsulated(file, start, frames) {
    const fragments = [], near = file.near;
    let at = start, offsets = null;
    for (;;) {
    const { tag, start: from, length } = file.header(at);
    if (tag !== "FFFEE000" || length === UNDEFINED || fragments.length > 200000) break;
    if (!offsets) {
    const table = near.bytes(from, Math.min(from + length, from + 4 * frames)).slice();
    const view = new DataView(table.buffer);
    offsets = Array.from({ length: table.length >> 2 }, (_, i) => view.getUint32(4 * i, true));
    start = from + length;
    } else {
    fragments.push([from, Math.min(from + length, file.blob.size)]);
    }
    at = from + length;
    if (at + 8 > file.blob.size) break;
    }
    let list;
    if (frames === 1) list = [fragments];
    else if (fragments.length === frames) list = fragments.map((fragment) => [fragment]);
    else if (offsets?.length === frames) {
    list = offsets.map((offset, i) => fragments.filter(([from]) => from - 8 - start >= offset
    && from - 8 - start < (offsets[i + 1] ?? Infinity)));
    }
    if (!list || list.some((parts) => !parts.length)) return { kind: "hidden" };
    return { kind: "picture", isJPEG: true, fragments: list };
    }
    async function frameOf(picture, number) {
    if (picture.isJPEG) return jpegFrame(picture, number);
    const { rows, columns, bits, samples, frameBytes } = picture;
    const start = picture.start + Math.floor(number * frameBytes);
    const bytes = readBytes(picture.blob, start, Math.min(start + Math.ceil(frameBytes), picture.end));
    const step = Math.ceil(Math.max(rows, columns) / MAXIMUM_SIDE);
    const width = Math.ceil(columns / step), height = Math.ceil(rows / step);
    const place = step === 1 ? (i) => i : (i) => Math.floor(i / width) * step * columns + i % width * step;
    if (samples === 3) return { width, height, step, rgba: colours(picture, bytes, width * height, place) };
    const value = sampleReader(picture, bytes, number), offset = picture.isSigned ? 32768 : 0;
    const indices = new Uint16Array(width * height);
    for (let i = 0; i < indices.length; i++) indices[i] = value(place(i)) + offset;
    if (picture.palette) return { width, height, step, rgba: paletteColours(picture, indices, offset) };
    return { width, height, step, indices, offset, ...rangeOf(picture, indices, offset) };
    }
    function sampleReader({ bits, stored, high, isSigned, isLittle, rows, columns }, bytes, number) {
    const shift = high + 1 - stored, up = 32 - stored;
    const signed = isSigned ? (raw) => raw >> shift << up >> up : (raw) => raw >> shift & 2 ** stored - 1;
    if (bits === 1) {
    const first = number * rows * columns % 8;
    return (i) => bytes[i + first >> 3] >> (i + first & 7) & 1;
    }
    if (bits === 8) return (i) => signed(bytes[i]);
    return isLittle ? (i) => signed(bytes[2 * i] | bytes[2 * i + 1] << 8)
    : (i) => signed(bytes[2 * i] << 8 | bytes[2 * i + 1]);
    }
    function rangeOf({ padding }, indices, offset) {
    let low = 65535, high = 0;
    const skipped = padding === undefined ? -1 : padding + offset;
    for (const index of indices) {
    if (index === skipped) continue;
    if (index < low) low = index;
    if (index > high) high = index;
    }
    return low > high ? { low: 0, high: 1 } : { low: low - offset, high: high - offset };
    }
    function colours({ photometric, planar, rows, columns }, bytes, count, place) {
    const rgba = new Uint8ClampedArray(4 * count), plane = rows * columns;
    const isYBR = photometric.startsWith("YBR_FULL"), isHalf = photometric === "YBR_FULL_422";
    for (let i = 0, to = 0; i < count; i++) {
    const at = place(i);
    let a, b, c;
    if (isHalf) {  // two pixels: Y, Y, Cb, Cr
    const from = (at >> 1) * 4;
    a = bytes[from + (at & 1)]; b = bytes[from + 2]; c = bytes[from + 3];
    } else if (planar) {
    a = bytes[at]; b = bytes[plane + at]; c = bytes[2 * plane + at];
    } else {
    a = bytes[3 * at]; b = bytes[3 * at + 1]; c = bytes[3 * at + 2];
    }
    if (isYBR) {  // PS3.3 C.7.6.3.1.2
    const cb = b - 128, cr = c - 128;
    b = a - 0.344136 * cb - 0.714136 * cr;
    c = a + 1.772 * cb;
    a += 1.402 * cr;
    }
    rgba[to++] = a; rgba[to++] = b; rgba[to++] = c; rgba[to++] = 255;
    }
    return rgba;
    }
    function paletteColours({ palette }, indices, offset) {
    const rgba = new Uint8ClampedArray(4 * indices.length);
    indices.forEach((index, i) => {
    palette.forEach(({ first, values }, channel) => {
    const entry = index - offset - (offset && first > 32767 ? first - 65536 : first);
    rgba[4 * i + channel] = values[Math.max(0, Math.min(values.length - 1, entry))];
    });
    rgba[4 * i + 3] = 255;
    });
    return rgba;
    }
    function jpegHeader(bytes) {
    let hasColours = false;
    for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xFF;) {
    const marker = bytes[at + 1];
    if (marker === 0xE0 || marker === 0xEE) hasColours = true;
    if (marker >= 0xC0 && marker <= 0xC2) {
    return { height: u16(bytes, at + 5), width: u16(bytes, at + 7), hasColours };
    }
    at += marker === 0xFF ? 1 : 2 + u16(bytes, at + 2);
    }
    return {};
    }
    async function jpegFrame(picture, number) {
    const { rows, columns, samples, photometric, stored } = picture;
    const parts = picture.fragments[number].map(([start, end]) => picture.blob.slice(start, end));
    const head = readBytes(new Blob(parts), 0, 65536), said = jpegHeader(head);
    demand(said.width === columns && said.height === rows, "hidden");
    if (samples === 3 && photometric === "RGB" && !said.hasColours) {
    const adobe = Uint8Array.of(0xFF, 0xEE, 0, 14, 65, 100, 111, 98, 101, 0, 100, 0, 0, 0, 0, 0);
    const whole = new Blob(parts);
    parts.splice(0, parts.length, head.slice(0, 2), adobe, whole.slice(2));
    }
    let bitmap;
    try {
    bitmap = await createImageBitmap(new Blob(parts, { type: "image/jpeg" }), { colorSpaceConversion: "none" });
    } catch (error) {
    throw new Refusal("hidden");
    }
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const frame = { width: canvas.width, height: canvas.height, step: 1 };
    if (samples === 3 || stored > 8) return { ...frame, rgba: data };
    const indices = new Uint16Array(data.length / 4);
    for (let i = 0; i < indices.length; i++) indices[i] = data[4 * i];
    return { ...frame, indices, offset: 0, ...rangeOf({}, indices, 0) };
    }
    const MAXIMUM_ENTRIES = 200000;
    const MAXIMUM_UNPACKED = 2 ** 36;
    function isZip(file) {
    return file.size > 21 && u32(readBytes(file, 0, 4), 0) === 0x504B0304;
    }
    function zipEntries(file) {
    const tail = readBytes(file, Math.max(0, file.size - 65557), file.size);
    const view = new DataView(tail.buffer);
    let at = tail.length - 22;
    while (at >= 0 && view.getUint32(at, true) !== 0x06054B50) at--;
    demand(at >= 0, "damagedZIP");
    let count = view.getUint16(at + 10, true), size = view.getUint32(at + 12, true);
    let start = view.getUint32(at + 16, true);
    if (at >= 20 && view.getUint32(at - 20, true) === 0x07064B50) {  // ZIP64
    const place = Number(view.getBigUint64(at - 12, true));
    const end = new DataView(readBytes(file, place, place + 56).buffer);
    demand(end.byteLength === 56 && end.getUint32(0, true) === 0x06064B50, "damagedZIP");
    count = Number(end.getBigUint64(32, true));
    size = Number(end.getBigUint64(40, true));
    start = Number(end.getBigUint64(48, true));
    }
    demand(count <= MAXIMUM_ENTRIES && size <= 2 ** 27 && start + size <= file.size, "damagedZIP");
    const directory = readBytes(file, start, start + size), entries = [];
    let left = MAXIMUM_UNPACKED;
    for (let from = 0; entries.length < count; ) {
    demand(from + 46 <= directory.length, "damagedZIP");
    const entry = directoryEntry(directory, from);
    from = entry.end;
    left -= entry.size;
    demand(left >= 0 && !entry.isEncrypted, entry.isEncrypted ? "encryptedZIP" : "tooLarge");
    entries.push(entry);
    }
    return entries.filter(({ path }) => !path.endsWith("/"));
    }
    function directoryEntry(bytes, at) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at);
    demand(view.getUint32(0, true) === 0x02014B50, "damagedZIP");
    const nameEnd = 46 + view.getUint16(28, true), extraEnd = nameEnd + view.getUint16(30, true);
    const end = extraEnd + view.getUint16(32, true), flags = view.getUint16(8, true);
    demand(at + end <= bytes.length, "damagedZIP");
    const name = bytes.subarray(at + 46, at + nameEnd);
    let size = view.getUint32(24, true), packed = view.getUint32(20, true), start = view.getUint32(42, true);
    for (let extra = nameEnd; extra + 4 <= extraEnd;) {
    const length = view.getUint16(extra + 2, true);
    if (view.getUint16(extra, true) === 1) {  // ZIP64: only what did not fit
    let field = extra + 4;
    const next = () => (field += 8) <= extra + 4 + length ? Number(view.getBigUint64(field - 8, true)) : NaN;
    if (size === UNDEFINED) size = next();
    if (packed === UNDEFINED) packed = next();
    if (start === UNDEFINED) start = next();
    }
    extra += 4 + length;
    }
    return { path: new TextDecoder().decode(name), method: view.getUint16(10, true),
    isEncrypted: Boolean(flags & 1), size, packed, start, end: at + end };
    }
    function entryContent(file, { method, size, packed, start }) {
    const head = readBytes(file, start, start + 30), view = new DataView(head.buffer);
    demand(head.length === 30 && view.getUint32(0, true) === 0x04034B50, "damagedZIP");
    const from = start + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    demand(from + packed <= file.size && (method === 8 || method === 0 && size === packed), "damagedZIP");
    const part = file.slice(from, from + packed);
    if (method === 0) return part;
    const pieces = piecesOf(part), out = new BlobBuilder();
    try {
    const inflater = new Inflater(() => pieces.next().value ?? null, (bytes) => out.write(bytes), size);
    inflater.run();
    } catch (error) {
    throw error instanceof DeflateError ? new Refusal("damagedZIP") : error;
    }
    demand(out.size === size, "damagedZIP");
    return out.finish();
    }
    class ZipWriter {
    constructor() {
    this.directory = [];
    this.at = 0;
    this.count = 0;
    }
    head(path, size, crc) {
    const name = new TextEncoder().encode(path), isLong = size >= UNDEFINED;
    const isFar = this.at >= UNDEFINED, sizes = [[8, size], [8, size]];
    const common = (extra) => [[2, isLong || isFar ? 45 : 20], [2, 0x800], [2, 0], [2, 0], [2, 33],
    [4, crc], [4, isLong ? UNDEFINED : size], [4, isLong ? UNDEFINED : size], [2, name.length],
    [2, extra]];
    const head = joinBytes(littleFields([[4, 0x04034B50], ...common(isLong ? 20 : 0)]), name,
    littleFields(isLong ? [[2, 1], [2, 16], ...sizes] : []));
    const far = [...(isLong ? sizes : []), ...(isFar ? [[8, this.at]] : [])];
    const extra = far.length ? [[2, 1], [2, 8 * far.length], ...far] : [];
    this.directory.push(littleFields([[4, 0x02014B50], [2, 45],
    ...common(far.length ? 4 + 8 * far.length : 0), [2, 0], [2, 0], [2, 0], [4, 0],
    [4, isFar ? UNDEFINED : this.at]]), name, littleFields(extra));
    this.at += head.length + size;
    this.count++;
    return head;
    }
    tail() {
    const directory = joinBytes(...this.directory), size = directory.length, start = this.at;
    const { count } = this, isLong = count > 65534 || start + size >= UNDEFINED;
    const long = isLong ? [[4, 0x06064B50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count],
    [8, count], [8, size], [8, start], [4, 0x07064B50], [4, 0], [8, start + size], [4, 1]] : [];
    const few = isLong ? 65535 : count;
    return joinBytes(directory, littleFields([...long, [4, 0x06054B50], [2, 0], [2, 0], [2, few],
    [2, few], [4, isLong ? UNDEFINED : size], [4, isLong ? UNDEFINED : start], [2, 0]]));
    }
    }
    function littleFields(list) {
    const bytes = new Uint8Array(list.reduce((sum, [size]) => sum + size, 0));
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (const [size, value] of list) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
    }
    return bytes;
    }
    function joinBytes(...parts) {
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
    }
    return bytes;
    }
    const jobs = {
    open({ file }) {
    if (isZip(file)) return { entries: zipEntries(file) };
    return { share: openShare(file) };
    },
    unpack({ file, entry }) {
    const blob = entryContent(file, entry);
    return { blob, share: openShare(blob) };
    },
    check({ share }) {
    checkWholly(share);
    return {};
    },
    async join({ one, other, wanted }, progress) {
    authenticate(one, other, progress);
    return joined(one, other, wanted);
    },
    restore({ one, other }) {
    return joined(one, other, true);
    },
    sum({ blob }) {
    let crc = 0;
    for (const bytes of piecesOf(blob)) crc = crc32(bytes, crc);
    return { crc };
    },
    content({ blob }) {
    return contentOf(blob);
    },
    frame({ picture, number }) {
    return frameOf(picture, number);
    },
    };
    async function joined(one, other, wanted) {
    const { prefix, ...file } = await restoreFile(one, other, wanted);
    let summary = null;
    try {
    summary = summaryOf(new DicomFile(prefix));
    } catch (error) {
    if (error instanceof Refusal) throw error;  // a file that is not read as DICOM is still whole
    }
    return { ...file, summary };
    }
    function work() {
    onmessage = async ({ data: { id, job, ...input } }) => {
    let answer, done = 0;
    const progress = (bytes) => {
    done += bytes;
    if (done >= 16 << 20) {
    postMessage({ id, progress: done });
    done = 0;
    }
    };
    try {
    answer = { id, result: await jobs[job](input, progress) };
    } catch (error) {
    answer = { id, verdict: error instanceof Refusal ? error.verdict : "failed",
    detail: error.detail ?? String(error) };
    }
    const { indices, rgba } = answer.result ?? {};
    postMessage(answer, [indices, rgba].filter(Boolean).map((array) => array.buffer));
    };
    }
    let texts, names, language;
    function text(word, ...values) {
    const found = texts[language][word] ?? word;
    return found.replace(/\{(\d)\}/g, (_, index) => String(values[index]));
    }
    function counted(word, count) {
    return text(count === 1 ? `${word}One` : `${word}Many`, count.toLocaleString(language));
    }
    function byId(id) {
    return document.getElementById(id);
    }
    function element(name, content = "", attributes = {}) {
    const made = document.createElement(name);
    made.append(...[content].flat());
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
    }
    function bytesText(count) {
    const units = ["bytes", "KB", "MB", "GB", "TB"];
    let unit = 0, value = count;
    for (; value >= 1000 && unit < 4; unit++) value /= 1000;
    return `${value.toLocaleString(language, { maximumFractionDigits: unit ? 1 : 0 })} ${units[unit]}`;
    }
    function dateText(value) {
    const [, year, month, day] = /^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value) ?? [];
    if (!year || month < 1 || month > 12 || day < 1) return value;
    return new Date(Date.UTC(year, month - 1, day))
    .toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
    }
    function showTexts() {
    document.documentElement.lang = language;
    document.title = text("title");
    for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = text(node.dataset.text);
    }
    for (const node of document.querySelectorAll("[data-name]")) {
    node.setAttribute("aria-label", text(node.dataset.name));
    }
    for (const button of byId("languages").children) {
    button.setAttribute("aria-pressed", String(button.lang === language));
    }
    }
    function setUpTexts(show) {
    ({ texts, names } = JSON.parse(byId("texts").textContent));
    const known = Object.keys(texts), wanted = navigator.languages.map((tag) => tag.slice(0, 2));
    language = wanted.find((code) => known.includes(code)) ?? document.documentElement.lang;
    for (const code of known) {
    const button = element("button", texts[code].language, { lang: code, type: "button" });
    button.addEventListener("click", () => {
    language = code;
    show();
    });
    byId("languages").append(button);
    }
    showTexts();
    }
    const pool = { workers: [], idle: [], waiting: [], running: new Map(), next: 0 };
    function setUpPool(source) {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const count = Math.max(1, Math.min(4, navigator.hardwareConcurrency ?? 2));
    for (let i = 0; i < count; i++) {
    const worker = new Worker(address);
    worker.onmessage = ({ data }) => answered(worker, data);
    worker.onerror = (event) => {
    event.preventDefault();
    for (const [id, job] of pool.running) {
    if (job.worker === worker) answered(worker, { id, verdict: "failed", detail: event.message });
    }
    };
    pool.workers.push(worker);
    pool.idle.push(worker);
    }
    }
    function answered(worker, { id, result, verdict, detail, progress }) {
    const job = pool.running.get(id);
    if (progress !== undefined) return job.progress?.(progress);
    pool.running.delete(id);
    pool.idle.push(worker);
    if (verdict) job.reject(Object.assign(new Error(verdict), { verdict, detail }));
    else job.resolve(result);
    startJobs();
    }
    function startJobs() {
    while (pool.idle.length && pool.waiting.length) {
    const job = pool.waiting.shift(), worker = job.worker = pool.idle.pop();
    pool.running.set(job.id, job);
    worker.postMessage({ id: job.id, job: job.name, ...job.input() });
    }
    }
    function run(name, input, { urgent = false, progress } = {}) {
    return new Promise((resolve, reject) => {
    const job = { id: pool.next++, name, input: typeof input === "function" ? input : () => input,
    resolve, reject, progress };
    if (urgent) pool.waiting.unshift(job);
    else pool.waiting.push(job);
    startJobs();
    });
    }
    function plainName(name) {
    return name.replace(/;\d+$/, "").replace(/\.$/, "").toLowerCase();
    }
    function isCompanion(path) {
    const parts = path.split("/"), name = parts.pop(), plain = plainName(name);
    if (parts.some((part) => names.folders.includes(plainName(part)) || part.startsWith(".Trash-"))) {
    return true;
    }
    return name.startsWith(".") || names.systemFiles.includes(plain) || names.files.includes(plain)
    || plain.endsWith(".problem.txt") || plain.startsWith("sheet.")
    || /^sha256(su|s~\d)$/.test(plain);
    }
    async function* droppedFiles(transfer) {
    const items = [...transfer.items].filter((item) => item.kind === "file").map((item) => ({
    handle: item.getAsFileSystemHandle?.().catch(() => null),
    entry: item.webkitGetAsEntry?.(),
    file: item.getAsFile(),
    }));
    for (const { handle, entry, file } of items) {
    const found = await handle;
    if (found) yield* handleFiles(found, "");
    else if (entry?.isDirectory) yield* entryFiles(entry, "");
    else if (file) yield { path: file.name, file };
    }
    }
    async function* handleFiles(handle, folder) {
    const path = folder + handle.name;
    if (handle.kind === "file") {
    try {
    yield { path, file: await handle.getFile() };
    } catch (error) {
    yield { path, file: null };
    }
    return;
    }
    for await (const child of handle.values()) yield* handleFiles(child, `${path}/`);
    }
    async function* entryFiles(entry, folder) {
    const path = folder + entry.name;
    if (entry.isFile) {
    yield { path, file: await new Promise((done) => entry.file(done, () => done(null))) };
    return;
    }
    const reader = entry.createReader();
    for (;;) {  // a browser gives at most a hundred at a time
    const children = await new Promise((done) => reader.readEntries(done, () => done(null)));
    if (children === null) yield { path, file: null };
    if (!children?.length) return;
    for (const child of children) yield* entryFiles(child, `${path}/`);
    }
    }
    function* chosenFiles(list) {
    for (const file of list) yield { path: file.webkitRelativePath || file.name, file };
    }
    async function openFiles(list, { found, failed, progress }) {
    const under = new Set();
    const start = (promise) => {
    const open = promise.finally(() => under.delete(open));
    under.add(open);
    };
    const open = async (path, job, input) => {
    try {
    const result = await run(job, input);
    if (result.share) return found(path, result.share);
    for (const entry of result.entries) {
    if (isCompanion(entry.path)) continue;
    progress.total++;
    while (under.size > 64) await Promise.race(under);
    start(open(entry.path, "unpack", { file: input.file, entry }));
    }
    } catch (error) {
    failed(path, error);
    } finally {
    progress.done++;
    progress.show();
    }
    };
    for await (const { path, file } of list) {
    if (isCompanion(path)) continue;
    progress.total++;
    progress.show();
    if (!file) {
    failed(path, { verdict: "unreadable" });
    progress.done++;
    continue;
    }
    start(open(path, "open", { file }));
    while (under.size > 64) await Promise.race(under);
    }
    while (under.size) await Promise.all(under);
    }
    const MAXIMUM_TRIES = 16;
    const MAXIMUM_KEPT = 64 << 20;
    class Pair {
    constructor() {
    this.shares = { archive: [], patient: [] };
    this.tried = new Set();
    this.result = null;
    this.failure = null;
    }
    add(path, share) {
    this.shares[share.role].push({ path, share });
    }
    async join(progress) {
    for (const one of this.shares.archive) {
    for (const other of this.shares.patient) {
    const key = `${one.path}\n${other.path}`;
    if (this.result || this.tried.has(key) || this.tried.size >= MAXIMUM_TRIES) continue;
    this.tried.add(key);
    await this.tryPair(one, other, progress);
    }
    }
    }
    async tryPair(one, other, progress) {
    const isLong = one.share.size > MAXIMUM_KEPT;
    try {
    const file = await run("join", { one: one.share, other: other.share, wanted: false },
    { progress });
    this.result = { ...file, one: one.share, other: other.share, isLong };
    this.failure = null;
    keep(this.result);
    } catch (error) {
    this.failure ??= { verdict: error.verdict, detail: error.detail, paths: [one.path, other.path] };
    }
    }
    }
    const kept = { results: [], size: 0 };
    function keep(result) {
    if (!result.blob) return;
    const at = kept.results.indexOf(result);
    if (at >= 0) kept.results.splice(at, 1);
    else kept.size += result.size;
    kept.results.push(result);
    while (kept.size > MAXIMUM_KEPT && kept.results.length > 1) {
    const oldest = kept.results.shift();
    kept.size -= oldest.size;
    oldest.blob = null;
    }
    }
    async function restored(result, options) {
    if (!result.blob) {
    const { one, other } = result;
    const again = await run("restore", { one, other }, options);
    Object.assign(result, { blob: again.blob, crc: again.crc });
    }
    keep(result);
    return result.blob;
    }
    class Exam {
    constructor(changed) {
    this.pairs = new Map();
    this.failures = new Map();
    this.changed = changed;
    this.progress = { total: 0, done: 0, joining: 0, show: changed };
    this.isBusy = 0;
    }
    get results() {
    return [...this.pairs.values()].map((pair) => pair.result).filter(Boolean);
    }
    async take(list) {
    this.isBusy++;
    this.changed();
    const joins = [];
    const found = (path, share) => {
    const pair = this.pairs.get(share.pair) ?? new Pair();
    this.pairs.set(share.pair, pair);
    pair.add(path, share);
    if (pair.result || !pair.shares.archive.length || !pair.shares.patient.length) return;
    this.progress.joining++;
    const before = pair.joining ?? Promise.resolve();
    pair.joining = before.then(() => pair.join()).then(() => {
    this.progress.joining--;
    this.changed();
    });
    joins.push(pair.joining);
    };
    const failed = (path, { verdict, detail }) => this.failures.set(path, { verdict, detail });
    try {
    await openFiles(list, { found, failed, progress: this.progress });
    await Promise.all(joins);
    if (this.isBusy === 1) await this.settle();
    } finally {
    this.isBusy--;
    this.changed();
    }
    }
    get lone() {
    return [...this.pairs.values()].filter((pair) => !pair.result && !pair.failure
    && pair.shares.archive.length + pair.shares.patient.length > 0);
    }
    async settle() {
    const left = this.lone.flatMap((pair) => [...pair.shares.archive, ...pair.shares.patient]
    .map((half) => ({ ...half, pair })));
    if (left.length === 2) {
    const [one, other] = left;
    await one.pair.tryPair(one, other);
    if (one.pair.failure && other.pair !== one.pair) other.pair.isExplained = true;
    return;
    }
    await Promise.all(left.filter(({ share }) => !share.isChecked).map(async ({ path, share, pair }) => {
    try {
    await run("check", { share });
    share.isChecked = true;
    } catch (error) {
    pair.shares[share.role] = pair.shares[share.role].filter((half) => half.share !== share);
    this.failures.set(path, { verdict: error.verdict, detail: error.detail });
    }
    }));
    }
    get problems() {
    const groups = new Map();
    const add = (verdict, detail, ...paths) => {
    const word = `verdict.${verdict}`, key = `${word} ${verdict === "newerVersion" ? detail : ""}`;
    const group = groups.get(key) ?? { word, verdict, detail, paths: [], count: 0 };
    group.paths.push(...paths);
    group.count++;
    groups.set(key, group);
    };
    for (const [path, { verdict, detail }] of this.failures) add(verdict, detail, path);
    for (const pair of this.pairs.values()) {
    if (pair.failure && !pair.result) add(pair.failure.verdict, pair.failure.detail, ...pair.failure.paths);
    if (pair.failure || pair.result || pair.isExplained) continue;
    const { archive, patient } = pair.shares;
    if (archive.length) add("waiting-patient", "", archive[0].path);
    if (patient.length) add("waiting-archive", "", patient[0].path);
    }
    return [...groups.values()];
    }
    }
    function seriesOf(results) {
    const groups = new Map();
    for (const result of results) {
    const { studyUID = "", seriesUID = "" } = result.summary ?? {};
    const key = seriesUID ? `${studyUID} ${seriesUID}` : `file ${result.path}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(result);
    }
    const list = [...groups].map(([key, members]) => {
    members.sort(imageOrder(members));
    return { key, summary: members[0].summary ?? {}, results: members };
    });
    const number = ({ summary }) => summary.seriesNumber ?? Infinity;
    return list.sort((a, b) => compare(a.summary.studyUID ?? "\uFFFF", b.summary.studyUID ?? "\uFFFF")
    || compare(number(a), number(b)) || compare(a.results[0].path, b.results[0].path));
    }
    function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
    }
    function imageOrder(results) {
    const places = results.map(({ summary }) => summary?.along), turns = new Set();
    for (const { summary } of results) turns.add(summary?.turn);
    const isStack = turns.size === 1 && places.every((place) => place !== undefined)
    && new Set(places.map((place) => place.toFixed(3))).size === places.length;
    const byNumber = (a, b) => compare(a.summary?.instance ?? Infinity, b.summary?.instance ?? Infinity)
    || a.path.localeCompare(b.path, "en", { numeric: true });
    if (!isStack) return byNumber;
    const first = Math.sign(results.reduce((sum, { summary }) => sum
    + (summary.along - places[0]) * ((summary.instance ?? 0) - (results[0].summary.instance ?? 0)), 0)) || 1;
    return (a, b) => first * (a.summary.along - b.summary.along) || byNumber(a, b);
    }
    function harmlessPath(path) {
    let parts = path.split("/").filter((part) => part && part !== ".");
    if (parts.length > 64) parts = [...parts.slice(0, 63), parts.at(-1)];
    const clean = parts.map(harmlessName);
    if (!clean.length) return "restored.dcm";
    const last = clean[clean.length - 1], extension = /\.([^.]*)$/.exec(last)?.[1].toLowerCase();
    if (extension !== undefined && names.runs.includes(extension)) clean[clean.length - 1] = `${last}.dcm`;
    return clean.join("/");
    }
    function harmlessName(name) {
    if (name === "..") return "_";
    let clean = name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu, "_")
    .replace(/\.\{/g, "._");
    clean = clean.replace(/^\./, "_");
    const stem = clean.replace(/\..*$/s, "").replace(/ +$/, "").toUpperCase();
    if (/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(stem)) clean = `_${clean}`;
    clean = shortened(clean);
    return clean.replace(/[. ]+$/, (end) => "_".repeat(end.length)) || "_";
    }
    function shortened(name, more = "") {
    const extension = /(?<=.)\.[^.]{0,15}$/su.exec(name)?.[0] ?? "";
    const count = (value) => new TextEncoder().encode(value).length;
    let stem = [...name.slice(0, name.length - extension.length)];
    while (count(stem.join("") + more + extension) > 255) stem = stem.slice(0, -1);
    return stem.join("") + more + extension;
    }
    function uniquePath(path, taken) {
    const slash = path.lastIndexOf("/") + 1;
    for (let number = 1; ; number++) {
    const name = number === 1 ? path.slice(slash) : shortened(path.slice(slash), ` (${number})`);
    const candidate = path.slice(0, slash) + name;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
    }
    }
    function offer(blob, name) {
    const address = URL.createObjectURL(blob), link = element("a", "", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 600000);
    }
    async function saveOne(result) {
    const name = harmlessPath(result.path).split("/").pop();
    offer(await restored(result, { urgent: true }), name);
    }
    async function* restoredFiles(results) {
    const ahead = pool.workers.length, under = [];
    const taken = new Set();
    for (let i = 0; i < results.length + ahead; i++) {
    if (i < results.length) {
    const promise = restored(results[i]);
    promise.catch(() => {});
    under.push(promise);
    }
    if (i < ahead) continue;
    const result = results[i - ahead], blob = await under.shift();
    yield { result, blob, path: uniquePath(harmlessPath(result.path), taken) };
    }
    }
    async function saveZip(results, progress) {
    const { readable, writable } = new TransformStream(), writer = writable.getWriter();
    const blob = new Response(readable, { headers: { "Content-Type": "application/zip" } }).blob();
    blob.catch(() => {});
    const zip = new ZipWriter();
    let done = 0;
    for await (const { result, blob: file, path } of restoredFiles(results)) {
    result.crc ??= (await run("sum", { blob: file })).crc;
    await writer.write(zip.head(path, file.size, result.crc));
    const reader = file.stream().getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
    await writer.write(part.value);
    }
    progress(++done, results.length);
    }
    await writer.write(zip.tail());
    await writer.close();
    offer(await blob, "exam.zip");
    }
    async function saveIntoFolder(results, progress) {
    const root = await showDirectoryPicker({ mode: "readwrite" });
    let done = 0;
    for await (const { blob, path } of restoredFiles(results)) {
    const parts = path.split("/"), name = parts.pop();
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await folder.getFileHandle(await freeName(folder, name), { create: true });
    await blob.stream().pipeTo(await file.createWritable());
    progress(++done, results.length);
    }
    }
    async function freeName(folder, name) {
    for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : shortened(name, ` (${number})`);
    try {
    await folder.getFileHandle(candidate);
    } catch (error) {
    if (error.name === "NotFoundError") return candidate;
    if (error.name !== "TypeMismatchError") throw error;
    }
    }
    }
    const view = {
    frame: null, picture: null, image: null,
    center: 0, width: 1, preset: "", isInverted: false,
    zoom: 1, x: 0, y: 0, mode: "window", line: null, cross: null, pointers: new Map(),
    };
    function showFrame(picture, frame, isNew) {
    Object.assign(view, { picture, frame, line: null, cross: null });
    if (isNew) {
    Object.assign(view, { zoom: 1, x: 0, y: 0, isInverted: false });
    view.preset = picture.windows?.length ? "0" : "range";
    }
    if (frame.indices && view.preset !== "own") usePreset(view.preset);
    showWindowControls();
    paint();
    }
    function usePreset(preset) {
    const { picture, frame } = view, window = picture.windows[Number(preset)];
    view.preset = preset;
    if (window && preset !== "range") {
    view.center = window.center;
    view.width = Math.max(1, window.width);
    } else {
    const ends = [frame.low, frame.high].map((value) => value * picture.slope + picture.intercept);
    const low = Math.min(...ends), high = Math.max(...ends);
    view.center = (low + high) / 2 + 0.5;
    view.width = Math.max(1, high - low + 1);
    view.preset = "range";
    }
    }
    function windowTable() {
    const { picture, frame, center, width } = view, table = new Uint32Array(65536);
    const isInverse = Boolean(picture.isInverse) !== view.isInverted;
    for (let i = 0; i < 65536; i++) {
    const value = (i - frame.offset) * picture.slope + picture.intercept;
    const at = width > 1 ? (value - center + 0.5) / (width - 1) + 0.5 : value < center - 0.5 ? 0 : 1;
    let grey = Math.max(0, Math.min(255, Math.round(at * 255)));
    if (isInverse) grey = 255 - grey;
    table[i] = 0xFF000000 | grey << 16 | grey << 8 | grey;
    }
    return table;
    }
    function paint() {
    const { frame, image } = view;
    if (!frame) return;
    image.width = frame.width;
    image.height = frame.height;
    const context = image.getContext("2d"), data = context.createImageData(frame.width, frame.height);
    if (frame.rgba) {
    data.data.set(frame.rgba);
    for (let i = 0; view.isInverted && i < data.data.length; i++) if (i % 4 !== 3) data.data[i] ^= 255;
    } else {
    const table = windowTable(), pixels = new Uint32Array(data.data.buffer), { indices } = frame;
    for (let i = 0; i < indices.length; i++) pixels[i] = table[indices[i]];
    }
    context.putImageData(data, 0, 0);
    draw();
    }
    function placement() {
    const canvas = byId("canvas"), { frame, picture } = view;
    const aspect = picture.spacing ? picture.spacing[0] / picture.spacing[1] : 1;
    const tall = aspect > 0.05 && aspect < 20 ? aspect : 1;
    const scale = view.zoom * Math.min(canvas.width / frame.width, canvas.height / (frame.height * tall));
    return { right: scale, down: scale * tall,
    left: canvas.width / 2 + view.x - frame.width * scale / 2,
    top: canvas.height / 2 + view.y - frame.height * scale * tall / 2 };
    }
    function draw() {
    const canvas = byId("canvas"), context = canvas.getContext("2d"), { frame, image } = view;
    const density = Math.min(2, devicePixelRatio || 1), box = canvas.getBoundingClientRect();
    canvas.width = Math.max(1, Math.round(box.width * density));
    canvas.height = Math.max(1, Math.round(box.height * density));
    context.fillStyle = "#000";
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (!frame) return;
    const { right, down, left, top } = placement();
    context.imageSmoothingEnabled = right < 4;
    context.imageSmoothingQuality = "high";
    context.drawImage(image, left, top, frame.width * right, frame.height * down);
    if (view.line) drawLine(context, density);
    if (view.cross) drawCross(context, density);
    }
    function drawLine(context, density) {
    const { right, down, left, top } = placement(), { from, to } = view.line;
    const [x1, y1, x2, y2] = [left + from.x * right, top + from.y * down, left + to.x * right, top + to.y * down];
    for (const [color, width] of [["#000", 4], ["#ffd400", 2]]) {
    context.strokeStyle = color;
    context.lineWidth = width * density;
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
    }
    const label = lengthText();
    context.font = `${14 * density}px system-ui, sans-serif`;
    const wide = context.measureText(label).width + 12 * density, high = 22 * density;
    const x = Math.max(0, Math.min(context.canvas.width - wide, Math.max(x1, x2) + 8 * density));
    const y = Math.max(0, Math.min(context.canvas.height - high, (y1 + y2) / 2));
    context.fillStyle = "#000";
    context.fillRect(x, y, wide, high);
    context.fillStyle = "#ffd400";
    context.fillText(label, x + 6 * density, y + 16 * density);
    }
    function drawCross(context, density) {
    const { right, down, left, top } = placement(), x = left + view.cross.x * right, y = top + view.cross.y * down;
    context.strokeStyle = "#ffd400";
    context.lineWidth = 2 * density;
    context.beginPath();
    for (const [dx, dy] of [[1, 0], [0, 1]]) {
    context.moveTo(x - 10 * density * dx, y - 10 * density * dy);
    context.lineTo(x + 10 * density * dx, y + 10 * density * dy);
    }
    context.stroke();
    }
    function lengthText() {
    const { from, to } = view.line, { spacing, isOnDetector } = view.picture, { step } = view.frame;
    const dx = (to.x - from.x) * step, dy = (to.y - from.y) * step;
    const written = (value, digits) => value.toLocaleString(language, { maximumFractionDigits: digits });
    if (!spacing) return text("lengthPixels", written(Math.hypot(dx, dy), 0));
    const length = Math.hypot(dx * spacing[1], dy * spacing[0]);
    return text(isOnDetector ? "lengthDetector" : "length", written(length, 1));
    }
    function placeInFrame(event) {
    const canvas = byId("canvas"), box = canvas.getBoundingClientRect();
    const { right, down, left, top } = placement(), density = canvas.width / box.width;
    return { x: ((event.clientX - box.left) * density - left) / right,
    y: ((event.clientY - box.top) * density - top) / down };
    }
    function zoomBy(factor) {
    const zoom = Math.max(0.2, Math.min(40, view.zoom * factor)), by = zoom / view.zoom;
    Object.assign(view, { zoom, x: view.x * by, y: view.y * by });
    draw();
    }
    function windowBy(dx, dy) {
    if (!view.frame?.indices) return;
    const speed = Math.max(1, view.width) / 300;
    view.width = Math.max(1, view.width + dx * speed);
    view.center += dy * speed;
    view.preset = "own";
    showWindowControls();
    paint();
    }
    function moveBy(dx, dy) {
    const density = byId("canvas").width / byId("canvas").getBoundingClientRect().width;
    view.x += dx * density;
    view.y += dy * density;
    draw();
    }
    function dragged(event) {
    const before = view.pointers.get(event.pointerId);
    if (!before || !view.frame) return;
    const dx = event.clientX - before.x, dy = event.clientY - before.y;
    if (view.pointers.size === 2) {  // two fingers
    const [other] = [...view.pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    const far = (place) => Math.hypot(place.x - other.x, place.y - other.y);
    zoomBy(far({ x: event.clientX, y: event.clientY }) / Math.max(1, far(before)));
    moveBy(dx / 2, dy / 2);
    } else if (view.mode === "window") {
    windowBy(dx, dy);
    } else if (view.mode === "move") {
    moveBy(dx, dy);
    } else {
    view.line = { from: view.line?.from ?? placeInFrame(event), to: placeInFrame(event) };
    draw();
    showLength();
    }
    view.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    }
    function viewKey(event) {
    const step = event.shiftKey ? 10 : 1, arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0],
    ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!view.frame || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "+" || event.key === "=") zoomBy(1.25);
    else if (event.key === "-") zoomBy(0.8);
    else if (event.key === "0") resetView();
    else if (event.key === "i") invert();
    else if (event.key === "PageUp") browse(-1);
    else if (event.key === "PageDown") browse(1);
    else if (arrow && view.mode === "window") windowBy(10 * step * arrow[0], 10 * step * arrow[1]);
    else if (arrow && view.mode === "move") moveBy(20 * arrow[0], 20 * arrow[1]);
    else if (arrow) moveCross(step * arrow[0], step * arrow[1]);
    else if (event.key === "Enter" && view.mode === "measure") markCross();
    else return false;
    return true;
    }
    function moveCross(dx, dy) {
    const { frame } = view, cross = view.cross ?? { x: frame.width / 2, y: frame.height / 2 };
    view.cross = { x: Math.max(0, Math.min(frame.width, cross.x + dx)),
    y: Math.max(0, Math.min(frame.height, cross.y + dy)) };
    if (view.line?.isOpen) view.line.to = view.cross;
    draw();
    showLength();
    }
    function markCross() {
    if (!view.cross) moveCross(0, 0);
    if (view.line?.isOpen) view.line.isOpen = false;
    else view.line = { from: view.cross, to: view.cross, isOpen: true };
    draw();
    showLength();
    }
    function showLength() {
    byId("length").textContent = view.line ? lengthText() : "";
    }
    function invert() {
    view.isInverted = !view.isInverted;
    showWindowControls();
    paint();
    }
    function resetView() {
    Object.assign(view, { zoom: 1, x: 0, y: 0, isInverted: false, line: null, cross: null });
    if (view.frame.indices) usePreset(view.picture.windows.length ? "0" : "range");
    showWindowControls();
    showLength();
    paint();
    }
    function showWindowControls() {
    const { picture, frame } = view, isGrey = Boolean(frame.indices), preset = byId("preset");
    for (const id of ["preset", "center", "width"]) byId(id).closest("label").hidden = !isGrey;
    byId("invert").setAttribute("aria-pressed", String(view.isInverted));
    if (!isGrey) return;
    const options = picture.windows.map(({ center, width, name }, i) =>
    element("option", name || `${center} / ${width}`, { value: String(i) }));
    preset.replaceChildren(...options, element("option", text("wholeRange"), { value: "range" }),
    element("option", text("ownWindow"), { value: "own" }));
    preset.value = view.preset;
    const ends = [frame.low, frame.high].map((value) => value * picture.slope + picture.intercept);
    const low = Math.min(...ends, view.center - view.width / 2), high = Math.max(...ends, view.center + view.width / 2);
    Object.assign(byId("center"), { min: Math.floor(low), max: Math.ceil(high), value: view.center });
    Object.assign(byId("width"), { min: 1, max: Math.ceil(Math.max(2, high - low)), value: view.width });
    }
    function setUpView() {
    const canvas = byId("canvas");
    view.image = document.createElement("canvas");
    canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    view.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (view.mode === "measure" && view.frame) view.line = { from: placeInFrame(event), to: placeInFrame(event) };
    });
    canvas.addEventListener("pointermove", dragged);
    for (const kind of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(kind, (event) => view.pointers.delete(event.pointerId));
    }
    canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.ctrlKey) zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    else browse(Math.sign(event.deltaY));
    }, { passive: false });
    canvas.addEventListener("keydown", (event) => {
    if (viewKey(event)) event.preventDefault();
    });
    for (const mode of document.querySelectorAll("input[name=mode]")) {
    mode.addEventListener("change", () => {
    view.mode = mode.value;
    });
    }
    byId("preset").addEventListener("change", ({ target }) => {
    if (target.value !== "own") usePreset(target.value);
    showWindowControls();
    paint();
    });
    for (const id of ["center", "width"]) {
    byId(id).addEventListener("input", ({ target }) => {
    view[id] = Number(target.value);
    view.preset = byId("preset").value = "own";
    paint();
    });
    }
    byId("invert").addEventListener("click", invert);
    byId("reset").addEventListener("click", resetView);
    byId("larger").addEventListener("click", () => zoomBy(1.25));
    byId("smaller").addEventListener("click", () => zoomBy(0.8));
    new ResizeObserver(draw).observe(canvas);
    }
    const shown = { series: [], key: "", index: 0, number: 0, result: null, content: null, wanted: 0 };
    function showSeries(results) {
    shown.series = seriesOf(results);
    byId("exam").hidden = !results.length;
    if (!results.length) return;
    if (!shown.series.some(({ key }) => key === shown.key)) {
    Object.assign(shown, { key: shown.series[0].key, index: 0, number: 0, result: null });
    }
    byId("series").replaceChildren(...shown.series.map((series) => {
    const { summary: { modality, series: name, seriesNumber }, results: files } = series;
    const title = [modality, name || (seriesNumber === undefined ? "" : text("seriesNumber", seriesNumber))]
    .filter(Boolean).join(" · ") || text("otherFile");
    const button = element("button", [element("b", title), element("span", counted("images", files.length))],
    { type: "button", "aria-pressed": String(series.key === shown.key) });
    button.addEventListener("click", () => {
    Object.assign(shown, { key: series.key, index: 0, number: 0, result: null });
    showSeries(results);
    });
    return element("li", button);
    }));
    const files = currentFiles(), index = files.indexOf(shown.result);
    if (index >= 0) shown.index = index;
    showSliders();
    if (index < 0) look(true);
    }
    function currentFiles() {
    return shown.series.find(({ key }) => key === shown.key)?.results ?? [];
    }
    function browse(by) {
    const frames = shown.content?.frames ?? 1;
    if (frames > 1) goTo(shown.index, shown.number + by);
    else goTo(shown.index + by, 0);
    }
    function goTo(index, number) {
    const files = currentFiles(), frames = shown.content?.frames ?? 1;
    const next = Math.max(0, Math.min(files.length - 1, index));
    const frame = next === shown.index ? Math.max(0, Math.min(frames - 1, number)) : 0;
    if (next === shown.index && frame === shown.number) return;
    Object.assign(shown, { index: next, number: frame });
    showSliders();
    look(false);
    }
    function showSliders() {
    const files = currentFiles(), frames = shown.content?.frames ?? 1;
    for (const [id, count, at] of [["image", files.length, shown.index], ["frame", frames, shown.number]]) {
    const slider = byId(id);
    slider.closest("label").hidden = count < 2;
    Object.assign(slider, { min: 1, max: count, value: at + 1 });
    byId(`${id}Text`).textContent = text(`${id}Of`, at + 1, count);
    slider.setAttribute("aria-valuetext", text(`${id}Of`, at + 1, count));
    }
    byId("canvas").setAttribute("aria-label", text("pictureName", text("imageOf", shown.index + 1, files.length)));
    }
    async function look(isNew) {
    const turn = ++shown.wanted, result = currentFiles()[shown.index];
    shown.isNew ||= isNew;
    if (shown.isLooking) return;
    shown.isLooking = true;
    try {
    if (shown.result !== result || !shown.content) {
    const content = await run("content", { blob: await restored(result, { urgent: true }) }, { urgent: true });
    Object.assign(shown, { result, content });
    }
    const { content } = shown, number = Math.min(shown.number, (content.frames ?? 1) - 1);
    const frame = content.kind === "picture"
    ? await run("frame", { picture: content, number }, { urgent: true }) : null;
    if (turn === shown.wanted) showContent(result, content, frame);
    } catch (error) {
    if (turn === shown.wanted) showContent(result, { kind: "hidden", summary: result.summary, ...shown.content,
    ...(error.verdict === "hidden" ? {} : { verdict: error.verdict }), frames: 1, failed: true }, null);
    }
    shown.isLooking = false;
    if (turn !== shown.wanted) look(false);
    }
    function showContent(result, content, frame) {
    byId("picture").hidden = !frame;
    byId("other").hidden = Boolean(frame);
    showSliders();
    if (frame) showFrame(content, frame, shown.isNew);
    else byId("other").replaceChildren(...otherContent(result, content));
    shown.isNew = false;
    showFacts(content.summary ?? {});
    }
    function otherContent(result, content) {
    if (content.verdict) return [element("p", text(`verdict.${content.verdict}`))];
    if (content.kind === "report") {
    return [element("h3", content.title || text("report")), reportList(content.items)];
    }
    if (content.kind === "pdf") {
    const open = element("button", text("openPDF"), { type: "button" });
    open.addEventListener("click", () => window.open(URL.createObjectURL(content.pdf), "_blank", "noopener"));
    const save = element("button", text("savePDF"), { type: "button" });
    save.addEventListener("click", () => offer(content.pdf, "document.pdf"));
    return [element("p", text("pdf")), element("p", [open, save], { class: "buttons" })];
    }
    return [element("p", text(content.kind === "none" ? "noPicture" : "hiddenPicture"))];
    }
    function reportList(items) {
    return element("ul", items.map(({ name, value, items: children }) => element("li", [
    name ? element("b", value ? `${name}: ` : name) : "", value,
    ...(children.length ? [reportList(children)] : []),
    ])));
    }
    function showFacts(summary) {
    const facts = [["patient", summary.patient], ["patientID", summary.id], ["born", dateText(summary.born ?? "")],
    ["date", dateText(summary.date ?? "")], ["modality", summary.modality], ["study", summary.study],
    ["seriesName", summary.series]];
    byId("facts").replaceChildren(...facts.filter(([, value]) => value).map(([word, value]) =>
    element("div", [element("dt", text(word)), element("dd", value)])));
    }
    function setUpExam() {
    byId("image").addEventListener("input", ({ target }) => goTo(Number(target.value) - 1, 0));
    byId("frame").addEventListener("input", ({ target }) => goTo(shown.index, Number(target.value) - 1));
    }
    function showProblems(exam) {
    const problems = exam.isBusy ? exam.problems.filter(({ verdict }) => !verdict.startsWith("waiting")) : exam.problems;
    byId("problems").hidden = !problems.length;
    byId("problemList").replaceChildren(...problems.map(({ word, detail, paths, count }) => {
    const [what, ...rest] = text(word, detail).split("\n");
    const item = element("li", [element("p", element("b", what)), ...rest.map((line) => element("p", line))]);
    const list = element("ul", paths.slice(0, 50).map((path) => element("li", path)));
    if (paths.length > 50) list.append(element("li", text("andMore", paths.length - 50)));
    item.append(count > 3
    ? element("details", [element("summary", counted("files", paths.length)), list]) : list);
    item.dataset.verdict = word.replace("verdict.", "");
    return item;
    }));
    }
    function showStatus(exam) {
    const { total, done } = exam.progress, results = exam.results, parts = [];
    byId("progress").hidden = !exam.isBusy;
    Object.assign(byId("progress"), { max: Math.max(1, total + results.length), value: done + results.length });
    if (exam.isBusy) parts.push(text("working", done, total));
    else if (total && !results.length) parts.push(text("nothingJoined"));
    if (results.length) parts.push(counted("joined", results.length));
    byId("status").textContent = parts.join(" ");
    const changed = results.filter(({ isExact }) => !isExact).length;
    byId("inexact").hidden = !changed;
    byId("inexact").textContent = counted("inexact", changed);
    byId("save").hidden = !results.length;
    byId("saveFolder").hidden = !window.showDirectoryPicker;
    byId("saveSize").textContent = text("size", bytesText(results.reduce((sum, { size }) => sum + size, 0)));
    }
    function setUpPage(source) {
    let timer = 0;
    const show = () => {
    timer = 0;
    showStatus(exam);
    showProblems(exam);
    showSeries(exam.results);
    document.body.dataset.state = exam.isBusy ? "busy" : "idle";
    };
    const exam = new Exam(() => {
    document.body.dataset.state = "busy";
    timer ||= setTimeout(show, 100);
    });
    setUpTexts(() => {
    showTexts();
    show();
    if (shown.content) showContent(shown.result, shown.content, view.frame);
    });
    try {
    setUpPool(source);
    } catch (error) {
    byId("status").textContent = text("oldBrowser");
    return;
    }
    setUpView();
    setUpExam();
    setUpDrop(exam);
    setUpSaving(exam);
    document.body.dataset.state = "idle";
    }
    function setUpDrop(exam) {
    addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("over");
    });
    addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("over");
    });
    addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    exam.take(droppedFiles(event.dataTransfer));
    });
    for (const id of ["files", "folder"]) {
    const input = byId(id);
    byId(`${id}Button`).addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
    const chosen = [...input.files];
    input.value = "";
    if (chosen.length) exam.take(chosenFiles(chosen));
    });
    }
    }
    function setUpSaving(exam) {
    const saving = (save) => async () => {
    const buttons = [...byId("save").querySelectorAll("button")];
    for (const button of buttons) button.disabled = true;
    try {
    await save((done, all) => {
    byId("saved").textContent = text("saving", done, all);
    });
    byId("saved").textContent = text("saved");
    } catch (error) {
    byId("saved").textContent = error.name === "AbortError" ? ""
    : text(error.verdict ? `verdict.${error.verdict}` : "saveFailed");
    }
    for (const button of buttons) button.disabled = false;
    };
    const all = () => shown.series.flatMap(({ results }) => results);
    byId("saveOne").addEventListener("click", saving(() => saveOne(currentFiles()[shown.index])));
    byId("saveAll").addEventListener("click", saving((progress) => saveZip(all(), progress)));
    byId("saveFolder").addEventListener("click", saving((progress) => saveIntoFolder(all(), progress)));
    }
    if (typeof document === "undefined") work();
    else setUpPage(document.currentScript.textContent);
    })();
    """#
}
