// Saving: one file, all as a ZIP file, or into a folder. Nothing is offered before its digest was
// right, and it is looked at once more when a file is joined again.

/** The path that a restored file gets, as `RestoredPath` of the program makes it. */
function harmlessPath(path) {
  let parts = path.split("/").filter((part) => part && part !== ".");
  if (parts.length > 64) parts = [...parts.slice(0, 63), ...parts.slice(-1)];
  const clean = parts.map(harmlessName);
  if (!clean.length) return "restored.dcm";
  const last = clean[clean.length - 1], extension = /\.([^.]*)$/.exec(last)?.[1].toLowerCase();
  if (extension !== undefined && names.runs.includes(extension)) clean[clean.length - 1] = `${shortened(last, "", 251)}.dcm`;
  return clean.join("/");
}

function harmlessName(name) {
  if (name === "..") return "_";
  let clean = name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu, "_")
    .replace(/\.\{/g, "._");
  clean = clean.replace(/^\./, "_");
  const stem = clean.replace(/\..*$/s, "").toUpperCase();
  if (/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³]) *$/.test(stem)) clean = `_${clean}`;
  clean = shortened(clean);
  return clean.replace(/[. ]+$/, (end) => "_".repeat(end.length)) || "_";
}

/** At most 255 bytes of UTF-8, or `most`, cut before the extension. */
function shortened(name, more = "", most = 255) {
  const extension = /.(\.[^.]{0,15})$/su.exec(name)?.[1] ?? "";
  const count = (value) => new TextEncoder().encode(value).length;
  let stem = [...name.slice(0, name.length - extension.length)].slice(0, 255);
  while (count(stem.join("") + more + extension) > most) stem = stem.slice(0, -1);
  return stem.join("") + more + extension;
}

/** A path that none before it has, where large and small letters are the same. `taken`: the next number of each. */
function uniquePath(path, taken) {
  const slash = path.lastIndexOf("/") + 1, key = path.toLowerCase();
  for (let number = taken.get(key) ?? 1; ; number++) {
    const name = numbered(path.slice(slash), number);
    const candidate = path.slice(0, slash) + name;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.set(candidate.toLowerCase(), 2).set(key, number + 1);
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

/** Restored files one after the other, the next ones joined meanwhile. */
async function* restoredFiles(results) {
  const ahead = pool.workers.length, under = [];
  const taken = new Map();
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

/** Small files that a worker packs at once, in bytes. */
const PACKED = 16 << 20;

/** Results in groups: those of one piece that is at hand, a long one alone, others as many as go in one. */
function* groupsOf(results) {
  const all = new Set(results), pieces = new Set();
  let group = [], size = 0;
  for (const result of results) {
    const { piece } = result;
    if (piece.blob) {
      if (!pieces.has(piece)) yield piece.results.filter((one) => all.has(one)).sort((a, b) => a.at - b.at);
      pieces.add(piece);
      continue;
    }
    if (result.size > SMALL_FILE) {
      yield [result];
      continue;
    }
    if (size + result.size > PACKED && group.length) {
      yield group;
      [group, size] = [[], 0];
    }
    group.push(result);
    size += result.size;
  }
  if (group.length) yield group;
}

async function saveZip(results, progress) {
  const taken = new Map(), paths = new Map(), directory = new ZipDirectory();
  for (const result of results) paths.set(result, uniquePath(harmlessPath(result.path), taken));
  let done = 0;
  const groups = [...groupsOf(results)];
  const parts = await Promise.all(groups.map(async (group) => {
    const part = await packed(group, paths);
    progress(done += group.length, results.length);
    return part;
  }));
  for (const result of groups.flat()) directory.add(paths.get(result), result.size, result.crc);
  offer(new Blob([...parts.flat(), directory.bytes()], { type: "application/zip" }), "exam.zip");
}

/** A group as a ZIP file has it. */
async function packed(group, paths) {
  const [first] = group, { piece } = first, headOf = (result) => zipHead(paths.get(result), result.size, result.crc);
  if (piece.blob) {
    // The piece has this form already where all of it is wanted, under the paths that it was made with.
    let end = 0;
    const isWhole = group.every((result) => {
      const begins = result.at === end + headOf(result).length;
      end = result.at + result.size;
      return begins && paths.get(result) === harmlessPath(result.path);
    });
    if (isWhole && end === piece.blob.size) return [piece.blob];
    return group.flatMap((result) => [headOf(result), piece.contentOf(result)]);
  }
  if (first.size > SMALL_FILE) {
    const blob = await restored(first);
    return [headOf(first), blob];
  }
  const files = group.map((result) => ({ one: result.one, other: result.other, path: paths.get(result) }));
  const { blob, sums } = await run("pack", { files }, { weight: Math.max(...group.map(({ one }) => weightOf(one))) });
  group.forEach((result, i) => {
    result.crc = sums[i];
  });
  return [blob];
}

/** Writes below a folder that the reader chooses; nothing that is there is replaced, and what is there as it is stays. */
async function saveIntoFolder(results, progress) {
  const root = await showDirectoryPicker({ mode: "readwrite" });
  let done = 0;
  for await (const { blob, path } of restoredFiles(results)) {
    const parts = path.split("/"), name = parts.pop();
    let folder = root;
    for (const part of parts) folder = await folderIn(folder, part);
    const free = await freeName(folder, name, blob);
    if (!free) {
      progress(++done, results.length);
      continue;
    }
    const file = await folder.getFileHandle(free, { create: true });
    try {
      await blob.stream().pipeTo(await file.createWritable());
    } catch (error) {
      // Empty, it would have the name of the exam, and a second try another one. The first error is told.
      await folder.removeEntry(free).catch(() => {});
      throw error;
    }
    progress(++done, results.length);
  }
}

/** A folder of a name; another name where a file has this one. */
async function folderIn(folder, name) {
  for (let number = 1; ; number++) {
    try {
      return await folder.getDirectoryHandle(numbered(name, number), { create: true });
    } catch (error) {
      if (error.name !== "TypeMismatchError") throw error;
    }
  }
}

function numbered(name, number) {
  return number === 1 ? name : shortened(name, ` (${number})`);
}

async function isSame(file, blob) {
  let isEqual = file.size === blob.size;
  for (let at = 0; isEqual && at < blob.size; at += JOIN_PIECE) {
    const [one, other] = await Promise.all([file, blob].map((whole) => whole.slice(at, at + JOIN_PIECE).arrayBuffer()));
    isEqual = sameBytes(new Uint8Array(one), new Uint8Array(other));
  }
  return isEqual;
}

/** A name that nothing has; none where a file with the same bytes has it, as a try that broke off leaves them. */
async function freeName(folder, name, blob) {
  for (let number = 1; ; number++) {
    const candidate = numbered(name, number);
    try {
      const there = await folder.getFileHandle(candidate);
      if (await isSame(await there.getFile(), blob)) return null;
    } catch (error) {
      if (error.name === "NotFoundError") return candidate;
      if (error.name !== "TypeMismatchError") throw error;
    }
  }
}
