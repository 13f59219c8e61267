// The sheet that stands for the patient's shares ("The sheet" of the format page).

const SHEET_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", SHEET_MAGIC = "DCMSHARESHEET";
/** Longer files are no sheets, in bytes. */
const MAXIMUM_SHEET = 1 << 18;

/** A symbol times x^power modulo x^5 + x^2 + 1. */
function timesPower(symbol, power) {
  for (let left = power % 31; left; left--) symbol = symbol << 1 ^ (symbol & 16 ? 0x25 : 0);
  return symbol;
}

function weighted(symbols, step) {
  return symbols.reduce((sum, symbol, place) => sum ^ timesPower(symbol, step * place), 0);
}

/** The values of capitals and digits as people type them; -1 for what is no symbol. */
function symbolsOf(word) {
  return [...word.replace(/O/g, "0").replace(/[IL]/g, "1")].map((letter) => SHEET_DIGITS.indexOf(letter));
}

function isCodeLine(symbols) {
  return symbols.length === 20 && !symbols.includes(-1) && !weighted(symbols, 0) && !weighted(symbols, 1);
}

function isLabel(symbols) {
  return symbols.length >= 12 && symbols.length <= 14 && !symbols.includes(-1)
    && symbols.slice(12).every((symbol) => symbol < 10);
}

/** The sheet of a label, or null, and the 60 symbols of a code. */
function sheetOf(label, code) {
  const payload = [];
  for (let line = 0; line < 3; line++) {
    const symbols = code.slice(20 * line, 20 * line + 20);
    demand(isCodeLine(symbols), `sheet-code-${line + 1}`);
    payload.push(...symbols.slice(0, 18));
  }
  const first = payload.slice(0, 52);
  const bits = first.map((symbol) => symbol.toString(2).padStart(5, "0")).join("");
  demand(payload[52] === weighted(first, 1) && bits.endsWith("0000"), "sheet-code-3");
  demand(!label || isLabel(label) && payload[53] === weighted([...label, ...first], 2), "sheet-label");
  const key = Uint8Array.from({ length: 32 }, (_, i) => parseInt(bits.slice(8 * i, 8 * i + 8), 2));
  const letters = (label ?? []).map((symbol) => SHEET_DIGITS[symbol]).join("");
  return { key, code, label: letters.replace(/^(.{4})(.{4})(.{4})(.*)$/, "$1-$2-$3-$4").replace(/-$/, "") };
}

/** Whether lines look like those of a code: one may be short of symbols, or have too many. */
function isCodeShaped(lines) {
  return lines.length === 3 && lines.every(({ length }) => Math.abs(length - 20) <= 5);
}

/** The sheet in symbols whose lines nobody knows; else the best guess at what is wrong. */
function sheetWithoutLines(symbols, isCertain) {
  let best = -1, guess;
  for (const length of [12, 13, 14, 0]) {
    const code = symbols.slice(length, length + 60);
    try {
      return sheetOf(length ? symbols.slice(0, length) : null, code);
    } catch (error) {
      const right = [0, 20, 40].filter((at) => isCodeLine(code.slice(at, at + 20))).length;
      if (right > best) [best, guess] = [right, error];
    }
  }
  const isOfSymbols = Math.abs(symbols.length - 60) < 5 && !symbols.includes(-1);
  demand(isCertain || best > 0 || isOfSymbols && isMistyped([symbols], []), "noSheet");  // any text may be that long
  throw guess;
}

/** Whether a line is the first of a sheet but for one letter, or two that have changed places. */
function isNearlyHeader(word) {
  const wanted = `${SHEET_MAGIC}1`, { length } = word, least = Math.min(length, wanted.length);
  if (Math.abs(length - wanted.length) > 1) return false;
  let start = 0, end = 0;
  while (start < least && word[start] === wanted[start]) start++;
  while (end < least && word[length - 1 - end] === wanted[wanted.length - 1 - end]) end++;
  return least - start - end <= (length === wanted.length ? 2 : 0);
}

/** More sheets in one text, or words of one, are not tried. */
const MAXIMUM_SHEETS = 64;

/** Whether lines behind a header were meant to be a sheet that is none of these: no prose, and no torn copy. */
function isMistyped(lines, sheets) {
  const letters = lines.flat().slice(0, 89).map((symbol) => SHEET_DIGITS[symbol] ?? "-").join(""), code = letters.slice(0, 60);
  return !sheets.some((sheet) => [0, 20, 40].some((at) =>
    letters.includes(sheet.code.slice(at, at + 20).map((symbol) => SHEET_DIGITS[symbol]).join(""))))
    && (lines.some(isCodeLine) || code.length > 39 && code.split("-").length < 7 && /^.{0,19}[2-9].{20,}[2-9]/.test(code) && code.split(/[2-9]/).length > 8);
}

/** Letters of other scripts that are drawn as those of a sheet, and these. */
const LOOKALIKES = "\
АВЕКМНОРСТУХаеорсухЅІЈѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοØøıİ", LETTERS = "ABEKMHOPCTYXAEOPCYXSIJSIJABEZHIKMNOPTYXOOOII";

/** What counts of the lines of a text, in capitals (`SheetLines` of the program). */
function countingLines(content) {
  const lines = content.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt() - 0xFEE0))
    .replace(new RegExp(`[${LOOKALIKES}]`, "g"), (letter) => LETTERS[LOOKALIKES.indexOf(letter)])
    .split(/[\r\n\v\f\x85\u2028\u2029]+/).map((line) => {
      line = line.replace(/[*_`~"'«»‹›´\u2018-\u201F\u2032-\u2036\p{Dash}\p{DI}\uFEFF\uFFFC\uFFFD]/gu, "")
        .replace(/[\s|,;+¦·•‣⁃▪●◦\u2500-\u257F]/g, " ").replace(/[^\0-~]/gu, "\0").toUpperCase();
      // The head of a message in a chat, or a line that is one.
      const start = line.slice(0, 120), head = /^.*?\d:\d\d.*?: /.exec(start);
      const end = head ? head[0].length : /\[[^\]]*\d:\d\d[^\]]*\]/.test(start) ? line.length : 0;
      return line.slice(line.slice(0, end).replace(/ /g, "").includes(SHEET_MAGIC) ? 0 : end)
        .replace(/^([> ]|\d\d?[.):] )+/, "");
    }).filter(Boolean);
  const words = lines.map((line) => line.replace(/ /g, "")), numbers = lines.map((line) => /^\d\d?(?= |$)/.exec(line)?.[0]);
  // Numbers of lines, if they count on; in a code that is written symbol by symbol they are symbols.
  for (let from = 0, to; from < words.length; from = to) {
    for (to = from + 1; numbers[to] - numbers[to - 1] === 1;) to++;
    if (to - from > 2 && !words.slice(from, to).some((word) => isCodeLine(symbolsOf(word)))) {
      for (let i = from; i < to; i++) words[i] = words[i].slice(numbers[i].length);
    }
  }
  return words.filter(Boolean);
}

/**
 * The sheets in a text that people have typed, copied or quoted, each once; a verdict names the
 * mistyped line. What is mistyped beside others is their `mistake`.
 */
function readSheets(content) {
  const words = countingLines(content), symbols = words.map(symbolsOf);
  const found = [], torn = [];
  const heads = [...words.keys()].filter((at) => words[at].includes(SHEET_MAGIC) || isNearlyHeader(words[at]));
  for (const [i, number] of heads.slice(0, MAXIMUM_SHEETS).entries()) {
    const word = words[number], at = word.indexOf(SHEET_MAGIC), rest = symbolsOf(word.slice(at + SHEET_MAGIC.length));
    try {
      demand(at >= 0, "sheet-header");
      const sheet = sheetBehind(rest, symbols.slice(number + 1, Math.min(number + 99, heads[i + 1] ?? Infinity)));
      if (!found.some(({ key }) => sameBytes(key, sheet.key))) found.push(sheet);
    } catch (error) {
      torn.push({ error, at, lines: [rest.slice(1), ...symbols.slice(number + 1, heads[i + 1])] });
    }
  }
  // A letter may name the first line before the sheet follows.
  found.mistake = torn.find(({ error, lines }) => error.detail || isMistyped(lines, found))?.error
    // The first line may be missing: two others tell enough.
    ?? (symbols.some((line, at) => isCodeLine(line) && isCodeLine(symbols[at + 1] ?? []) && isMistyped([line, symbols[at + 1]], found))
      ? new Refusal("sheet-header") : null);
  if (found.length) return found;
  if (torn.length) throw (torn.filter(({ at }) => at >= 0).pop() ?? torn.pop()).error;
  const near = words.concat(words.slice(1).map((word, i) => words[i] + word));
  demand(!near.some(isNearlyHeader), "sheet-header");
  const stream = symbols.flat();
  const label = isCodeShaped(symbols) ? null : symbols.shift();
  if (isCodeShaped(symbols) && (!label || isLabel(label))) {
    demand(isMistyped(symbols, []), "noSheet");  // as the table of contents of a disc image may be
    return [sheetOf(label, symbols.flat())];
  }
  demand(stream.length < 77, "noSheet");
  return [sheetWithoutLines(stream, false)];
}

/** The sheet behind its magic: the rest of that line, and the lines that follow. */
function sheetBehind(rest, following) {
  const code = following.slice(1, 4), stream = [...rest, ...following.flat()], isAlone = rest.length === 1 && rest[0] === 1;
  let guess;
  try {
    if (stream[0] === 1) return sheetWithoutLines(stream.slice(1), true);
  } catch (error) {
    guess = error;
  }
  if (isAlone && isCodeShaped(code)) {
    code.forEach((line, i) => demand(isCodeLine(line), `sheet-code-${i + 1}`));
    demand(isLabel(following[0]), "sheet-label");
    return sheetOf(following[0], code.flat());
  }
  const version = rest.every((digit) => digit >= 0 && digit < 10) ? Number(rest.join("")) : 0;
  if (version > 1 && version < 10) throw new Refusal("newerSheet", String(version));
  // Each cell of a table may stand in a line of its own.
  demand(guess && (isAlone || rest.length > 2 || !rest.length && following[0].length === 1), "sheet-header");
  throw guess;
}

/** What text in compressed RTF may repeat from the start (MS-OXRTFCP, 2.1.2.1). */
const RTF_WORDS = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
  + "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
  + "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/** The letter in a winmail.dat, which Outlook has packed there; the bytes of any other file. */
function letterIn(bytes) {
  const start = letters(bytes.subarray(0, 4)) === "x\x9F>\"" ? new TextDecoder("latin1").decode(bytes).indexOf("LZFu") : -1;
  if (start < 0) return bytes;
  const known = new Uint8Array(4096), out = [], first = RTF_WORDS.length;
  known.set(ascii(RTF_WORDS));
  const put = (byte) => out.push(known[first + out.length & 4095] = byte);
  for (let at = start + 8; at < bytes.length && out.length < MAXIMUM_SHEET;) {
    for (let flags = bytes[at++] | 256; flags > 1; flags >>= 1) {
      if (!(flags & 1)) {
        put(bytes[at++]);
        continue;
      }
      const place = u16(bytes, at) >> 4, count = (bytes[at + 1] & 15) + 2;
      at += 2;
      if (place === (first + out.length & 4095)) return Uint8Array.from(out);
      for (let i = 0; i < count; i++) put(known[place + i & 4095]);
    }
  }
  return bytes;
}

/** What is read of RTF: its lines, without signs and what is not seen; of any other text all. */
function richText(content) {
  return content.replace(/^{\\rtf[^]*/, (rtf) => rtf.replace(/{\\\*[^{}]*}/g, "")
    .replace(/\\(par|line|row)\b|\\\r?\n/g, "\v").replace(/\\u-?\d+ ?(\\'..|[^\\])?|\\[~_-]|[\r\n{}\0]|\\'..|\\\w+ ?/g, ""));
}

/** Elements behind which a new line begins, and what characters are called in a page (`PageText` of the program). */
const BREAKS = /^(br|p|div|tr|li|pre|h[1-4]|section|table|t[dh]|blockquote|body|html|header|footer|hr|d[dt]|[uo]l|article)$/i;
const CALLED = { nbsp: " ", gt: ">", lt: "<", amp: "&", quot: '"', apos: "'", ndash: "-", mdash: "-", shy: "", zwnj: "", zwj: "" };

/** What a reader of a page (HTML) sees; of any other text all. What is not closed ends with the page. */
function pageText(content) {
  if (!/^[\s\uFEFF]*<(!doctype html|[!]--|\?xml|[a-z][a-z\d]*[\s>/])/i.test(content)) return content;
  return content.replace(/<[!]--[^]*?(?:-->|$)|<(style|script|title)\b(?![^>]{0,500}\/>)[^]*?(?:<\/\1\b|$)/gi, (all, raw) => raw ? "<" : "")
    .replace(/<(head|svg)\b(?![^>]{0,500}\/>)[^]*?(?:<\/\1\b|<body\b|$)/gi, "\n<")
    .replace(/<\/?([a-z\d]*)[^>]*(?:>|$)/gi, (all, tag) => BREAKS.test(tag) ? "\n" : "")
    .replace(/&(?:#(\d{1,7}|x[\da-f]{1,6})|([a-z]{2,5}));/gi, (all, code, called) =>
      called ? CALLED[called.toLowerCase()] ?? all : String.fromCodePoint(Math.min(code.replace(/^x/i, "0x"), 0x10FFFF)));
}

/** The text of a file: of a page, of RTF and of a mail in it as far as a sheet needs it. */
function sheetText(bytes, depth) {
  bytes = letterIn(bytes);
  if (depth < MAXIMUM_ZIP_DEPTH && foreignKind(bytes) === "mail") {
    const texts = [];
    mailParts(bytes, (name, content) => texts.push(readableText(binary(content), depth + 1)));
    return texts.join("\n");
  }
  let wide = { 0xFFFE: "utf-16le", 0xFEFF: "utf-16be" }[bytes[0] << 8 | bytes[1]];
  if (!wide) {  // as the first characters say
    const head = [...bytes.subarray(0, 32)], [high, low] = [0, 1].map((half) => head.filter((byte, i) => !byte && i % 2 === half).length);
    if (!(high && low) && 4 * (high + low) > head.length) wide = low ? "utf-16le" : "utf-16be";
  }
  demand(wide || !bytes.subarray(0, -1).includes(0), "noSheet");  // no text; WordPad ends with one
  return pageText(richText(new TextDecoder(wide).decode(bytes)));
}

/** The same; nothing of what is no text. */
function readableText(bytes, depth) {
  try {
    return sheetText(bytes, depth);
  } catch (error) {
    return "";
  }
}

/** The sheets in texts, each the bytes of a file; null when there is none and no name promises one. */
function sheetsIn(list, isNamed, depth) {
  const texts = list.map((bytes) => readableText(bytes, depth));
  let failure;
  for (const content of [texts.join("\n"), ...texts]) {  // a code alone is the only text
    try {
      return readSheets(content);
    } catch (error) {
      if (error.verdict !== "noSheet") throw error;
      failure = error;
    }
  }
  if (isNamed) throw failure;
  return null;
}

async function hmac(key, message) {
  const secret = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", secret, message));
}

const ascii = (value) => new TextEncoder().encode(value);

/** What stands for the patient's share of an archive share; null when it belongs to another sheet. */
async function sheetShare({ key }, archive) {
  const { width, bits, channels, rowBytes, dataRows, pair } = archive;
  const id = Uint8Array.from(pair.match(/../g), (byte) => parseInt(byte, 16));
  const mark = (await hmac(key, joinBytes(ascii("dicomshare sheet pair"), id.subarray(0, 8)))).subarray(0, 8);
  return archive.role === "archive" && sameBytes(mark, id.subarray(8)) ? { sheet: key, id, role: "patient",
    banner: 0, width, bits, channels, rowBytes, dataRows, pair, size: rowBytes * dataRows } : null;
}

/** The patient's share itself: a keystream of AES-256 in counter mode. */
async function drawnShare(share) {
  const secret = await crypto.subtle.importKey("raw", share.sheet, "HKDF", false, ["deriveBits"]);
  const derive = (info) => crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt: share.id, info: ascii(`dicomshare sheet ${info}`) }, secret, 256);
  const stream = await crypto.subtle.importKey("raw", await derive("stream"), "AES-CTR", false, ["encrypt"]);
  const draw = async (at, count) => {
    const counter = new Uint8Array(16);
    new DataView(counter.buffer).setBigUint64(8, BigInt(at / 16));
    return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-CTR", counter, length: 64 }, stream, new Uint8Array(count)));
  };
  const { size } = share, first = size - size % 16, end = await draw(first, 48);
  const drawn = { ...share, key: new Uint8Array(await derive("check")),
    parameters: end.slice(size - first, size - first + 32) };
  if (size <= HELD_SHARE) return { ...drawn, held: await draw(0, size) };
  const samples = longBlob();
  for (let at = 0; at < size; at += 4 << 20) await samples.write(await draw(at, Math.min(4 << 20, size - at)));
  return { ...drawn, samples: await samples.finish() };
}
