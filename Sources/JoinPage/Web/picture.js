// From a DICOM file to pictures on a screen: native pixels, palettes, JPEG by the browser.

const MAXIMUM_PIXELS = 2 ** 28;
/** Longer sides are thinned out for the screen. */
const MAXIMUM_SIDE = 8192;

/** What there is to see in a file; of a picture the `blob` where it is not that of the file. */
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
  return { summary, ...pictureOf(file, pixels), ...(file.blob === blob ? {} : { blob: file.blob }) };
}

function pictureOf(file, pixels) {
  const d = file.dataSet, isSigned = d.short("00280103") === 1;
  const frames = Math.max(1, Math.floor(d.number("00280008") ?? 1));
  const picture = {
    kind: "picture", rows: d.short("00280010"), columns: d.short("00280011"), frames,
    samples: d.short("00280002") ?? 1, photometric: d.line("00280004"), bits: d.short("00280100"),
    stored: d.short("00280101") ?? d.short("00280100"), isSigned, planar: d.short("00280006") ?? 0,
    // Bytes in words of big endian (PS3.5, A.3).
    isSwapped: !file.isLittle && pixels.vr === "OW" && d.short("00280100") === 8,
    isLittle: file.isLittle || d.short("00280100") === 8, start: pixels.start, end: pixels.end,
    isInverse: d.line("00280004") === "MONOCHROME1" || d.line("20500020") === "INVERSE",
    padding: d.shorts("00280120", isSigned)[0],
  };
  picture.high = d.short("00280102") ?? picture.stored - 1;
  Object.assign(picture, displayOf(d), spacingOf(d));
  const { rows, columns, samples, bits, stored, photometric } = picture;
  const isShown = !picture.isCurved && rows && columns && rows * columns <= MAXIMUM_PIXELS && frames <= 100000
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
  if (picture.isSwapped && picture.frameBytes % 2) {
    if (frames > 1) return { ...picture, kind: "hidden" };
    picture.frameBytes++;
  }
  picture.frames = Math.min(frames, Math.floor((picture.end - picture.start) / picture.frameBytes));
  return picture.frames ? picture : { ...picture, kind: "hidden" };
}

/** Rescale and windows, in the file's first level or in the shared functional groups. */
function displayOf(d) {
  const groups = [d, ...d.items("52009229"), ...d.items("52009230").slice(0, 1)];
  const places = groups.flatMap((group) => [group, ...group.items("00289145"), ...group.items("00289132")]);
  const find = (tag) => places.find((place) => place.has(tag));
  const centers = find("00281050")?.numbers("00281050") ?? [];
  const widths = find("00281051")?.numbers("00281051") ?? [];
  const names = find("00281055")?.text("00281055").split("\\") ?? [];
  const windows = centers.map((center, i) => ({ center, width: widths[i], name: (names[i] ?? "").trim().slice(0, 30) }))
    .filter(({ center, width }) => Number.isFinite(center) && width > 0).slice(0, 8);
  const curve = find("00281056")?.line("00281056") ?? "";
  // Curves and tables of gray levels are not applied.
  const isIn = (tag) => places.some((place) => place.items(tag).length);
  const isCurved = isIn("00283000") || !windows.length && isIn("00283010") || curve === "SIGMOID";
  const slope = find("00281053")?.number("00281053") || 1;
  return { windows, slope, intercept: find("00281052")?.number("00281052") ?? 0, isLinearExact: curve === "LINEAR_EXACT",
    isCurved };
}

/** Millimetres between rows and between columns. */
function spacingOf(d) {
  const measures = [d, ...[...d.items("52009229"), ...d.items("52009230").slice(0, 1)]
    .flatMap((group) => group.items("00289110"))];
  const place = measures.find((candidate) => candidate.has("00280030"));
  // Where the frames differ, one length does not hold for all.
  const each = d.items("52009230").flatMap((group) => group.items("00289110")).map((one) => one.text("00280030"));
  if (new Set(each).size > 1) return {};
  const detector = d.numbers("00181164");
  let [down, right] = place?.numbers("00280030") ?? [];
  // Equal, it says nothing of the patient (PS3.3, 10.7.1.3).
  let isOnDetector = down === detector[0] && right === detector[1];
  if (!(down > 0 && right > 0)) {
    [down, right] = detector;
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
  const [tall, wide] = d.numbers("00280034");
  return down > 0 && right > 0 ? { spacing: [down, right], isOnDetector } : tall > 0 && wide > 0 ? { aspect: tall / wide } : {};
}

/** Three tables of 8 bits (PS3.3 C.7.6.3.1.5); null when they are segmented or missing. */
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

/** Where the frames of encapsulated pixel data lie (PS3.5 A.4): lists of fragments. */
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
    // Both ascend; a frame whose offset is not below the next one has no fragment.
    let next = 0;
    const place = () => fragments[next]?.[0] - 8 - start;
    list = offsets.map((offset, i) => {
      const parts = [];
      for (; place() < (offsets[i + 1] ?? Infinity); next++) if (place() >= offset) parts.push(fragments[next]);
      return parts;
    });
  }
  if (!list || list.some((parts) => !parts.length)) return { kind: "hidden" };
  return { kind: "picture", isJPEG: true, fragments: list };
}

/** One frame: `{ width, height, step }` with gray `indices` into a table of 65,536, or `rgba`. */
function frameOf(picture, number) {
  if (picture.isJPEG) return jpegFrame(picture, number);
  const { blob, start, end, frameBytes } = picture, from = start + Math.floor(number * frameBytes);
  const part = blob.slice(from, Math.min(from + Math.ceil(frameBytes) + 1, end));
  return run("frame", { picture: { ...picture, blob: part }, number }, { urgent: true });
}

function nativeFrame(picture, number) {
  const { blob, rows, columns, bits, samples, isSwapped } = picture, read = readBytes(blob, 0, blob.size);
  const bytes = isSwapped ? read.map((_, i) => read[i ^ 1]) : read;
  const step = Math.ceil(Math.max(rows, columns) / MAXIMUM_SIDE);
  const width = Math.ceil(columns / step), height = Math.ceil(rows / step);
  const place = step === 1 ? (i) => i : (i) => Math.floor(i / width) * step * columns + i % width * step;
  if (samples === 3) return { width, height, step, rgba: colors(picture, bytes, width * height, place) };
  const value = sampleReader(picture, bytes, number), offset = picture.isSigned ? 32768 : 0;
  const indices = new Uint16Array(width * height);
  for (let i = 0; i < indices.length; i++) indices[i] = value(place(i)) + offset;
  if (picture.palette) return { width, height, step, rgba: paletteColors(picture, indices, offset) };
  return { width, height, step, indices, offset, ...rangeOf(picture, indices, offset) };
}

/** A function from a pixel's place to its value. */
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

/** The smallest and the largest value, padding left out. */
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

function colors({ photometric, planar, rows, columns }, bytes, count, place) {
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

function paletteColors({ palette }, indices, offset) {
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

/** The size that a JPEG file says, and whether it says how its colors are coded. */
function jpegHeader(bytes) {
  let hasColors = false;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xFF;) {
    const marker = bytes[at + 1];
    if (marker === 0xE0 || marker === 0xEE) hasColors = true;
    if (marker >= 0xC0 && marker <= 0xC2) {
      return { height: u16(bytes, at + 5), width: u16(bytes, at + 7), hasColors };
    }
    at += marker === 0xFF ? 1 : 2 + u16(bytes, at + 2);
  }
  return {};
}

/** Decoded by the page: not every browser can do so in a worker. */
async function jpegFrame(picture, number) {
  const { rows, columns, samples, photometric, stored } = picture;
  const parts = picture.fragments[number].map(([start, end]) => picture.blob.slice(start, end));
  const head = new Uint8Array(await new Blob(parts).slice(0, 65536).arrayBuffer()), said = jpegHeader(head);
  // A picture that lies about its size is not decoded.
  demand(said.width === columns && said.height === rows, "hidden");
  if (samples === 3 && photometric === "RGB" && !said.hasColors) {
    // An Adobe marker says that its colors are RGB; browsers would take them for YCbCr.
    const adobe = Uint8Array.of(0xFF, 0xEE, 0, 14, 65, 100, 111, 98, 101, 0, 100, 0, 0, 0, 0, 0);
    const whole = new Blob(parts);
    parts.splice(0, parts.length, head.slice(0, 2), adobe, whole.slice(2));
  }
  let bitmap;
  try {
    const blob = new Blob(parts, { type: "image/jpeg" });
    bitmap = await createImageBitmap(blob, { colorSpaceConversion: "none" }).catch(() => createImageBitmap(blob));
  } catch (error) {
    throw new Refusal("hidden");
  }
  const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
  const context = canvas.getContext("2d");
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const frame = { width: canvas.width, height: canvas.height, step: 1 };
  if (samples === 3 || stored > 8) return { ...frame, rgba: data };
  const indices = new Uint16Array(data.length / 4);
  for (let i = 0; i < indices.length; i++) indices[i] = data[4 * i];
  return { ...frame, indices, offset: 0, ...rangeOf({}, indices, 0) };
}
