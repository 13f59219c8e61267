// Reading a DICOM file (PS3.5, PS3.10) as little as a first look needs.

const LONG_VRS = new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));
/** Sequences that are looked into; all others are passed over. */
const SEQUENCES = new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
00289132 00289145 00186011 00283000 00283010".split(" "));
const MAXIMUM_ELEMENTS = 500000;
const MAXIMUM_DEPTH = 32;
const UNDEFINED = 0xFFFFFFFF;

const DEFLATED = "1.2.840.10008.1.2.1.99";
const BIG_ENDIAN = "1.2.840.10008.1.2.2";
const IMPLICIT = "1.2.840.10008.1.2";
const NATIVE = new Set([IMPLICIT, "1.2.840.10008.1.2.1", BIG_ENDIAN, DEFLATED]);
const JPEG = new Set(["1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51"]);
const MAXIMUM_INFLATED = 2 ** 28;

/** TextDecoder's names for the defined terms of PS3.3 C.12.1.1.2. */
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

  /** The first 128 KiB of a value: a palette has as many. */
  bytes(tag) {
    const element = this.elements.get(tag);
    if (!element || element.items) return new Uint8Array(0);
    return this.file.near.bytes(element.start, Math.min(element.end, element.start + 131072));
  }

  items(tag) {
    return this.elements.get(tag)?.items ?? [];
  }

  text(tag) {
    const value = this.file.decode(this.bytes(tag));
    let end = value.length;
    while (/[\0 ]/.test(value[end - 1])) end--;
    return value.slice(0, end);
  }

  /** A text of one line, without what steers a terminal or turns the direction of writing. */
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

  /** Values of US and SS. */
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

/** One file: its elements outside of sequences that are not looked into, up to the pixel data. */
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
    // Half of Japanese is in escape sequences, which that decoder knows.
    const isJapanese = sets.some((name) => /^ISO 2022 IR (87|159)$/.test(name));
    const label = isJapanese && !/13$/.test(sets[0]) ? "iso-2022-jp" : CHARSETS[(sets.find(Boolean) ?? "").replace("ISO 2022 IR", "ISO_IR")];
    if (label) this.decoder = new TextDecoder(label);
  }

  name(start, end) {
    return letters(this.near.bytes(start, end));
  }

  /** The text of a value, in the first character set; escape sequences are left out. */
  decode(bytes) {
    return this.decoder.decode(bytes).replace(/\x1B(\$[()]?|[()-])./g, "");
  }

  readMeta(start) {
    const elements = new Map(), end = this.walk(start, sizeOf(this.blob), 0, elements, true);
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
      this.walk(at, sizeOf(this.blob), 0, elements, false);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;  // what can be read, is shown
    }
    return new DataSet(this, elements);
  }

  /** The element at `at`: tag, VR, and where its value lies. */
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

  /** Elements from `at` to `end`, or to the delimiter of an item; returns where it stopped. */
  walk(at, end, depth, elements, isMeta) {
    if (depth > MAXIMUM_DEPTH) throw new RangeError("too deep");
    while (at + 8 <= end) {
      if (--this.left < 0) throw new RangeError("too many elements");
      const { tag, vr, start, length } = this.header(at);
      if (isMeta && !tag.startsWith("0002")) return at;
      if (tag === "FFFEE00D") return start;
      if (tag === "7FE00010" || tag === "7FE00008" || tag === "7FE00009") {
        if (depth === 0) elements.set(tag, { vr, start, end: length === UNDEFINED ? end : start + length,
          isEncapsulated: length === UNDEFINED });
        if (depth === 0) return end;
        if (length === UNDEFINED) {  // the fragments of an icon
          at = this.walkItems(start, end, depth, null);
          continue;
        }
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
      if (!items) {
        at = start + length;
        continue;
      }
      const elements = new Map(), itemEnd = length === UNDEFINED ? end : Math.min(end, start + length);
      const stopped = this.walk(start, itemEnd, depth + 1, elements, false);
      at = length === UNDEFINED ? stopped : itemEnd;
      items.push(new DataSet(this, elements));
    }
    return at;
  }
}

/** A person's name as people write it. */
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

/** What the table and the order of series need. */
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

/** The content tree of a structured report as `[{ name, value, items }]` (PS3.3 C.17.3). */
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
  }).filter(({ name, value, items }) => name || value || items.length);
}
