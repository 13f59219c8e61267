// What is dropped or chosen: files, folders, and ZIP files of both.

/** The name of what iCloud leaves of a file that it has not downloaded. */
const PLACEHOLDER = /(^|\/)\.([^/]+)\.icloud$/;

/** A name without what may differ between file systems, or marks a second copy, as in `Companion` of the program. */
function plainName(name) {
  return name.replace(PLACEHOLDER, "$2").replace(/;\d+$/, "").replace(/\.$/, "").toLowerCase()
    .replace(/^(copy of|kopie von|copie de|copia di) /, "")
    .replace(/^(.*?[^ _-])([ _-]+(cop(y|i[ea])|kopie)|[ _-]*\((\S{1,30} )?(cop(y|i[ea])|kopie)( \S{1,30})?\))?([ _-]*\(\d{1,3}\)|[ _-]+\d{1,3})?(\.[^.]*)?$/, "$1$10");
}

const NAMED_SHEET = /^sheet\.(txt|eml|html?)$/;
/** Names of the parts into which programs cut a ZIP file, as in `PartName` of the program. */
const PART = /\.(z\d\d|zip\.\d{3})$/i;

/** Whether a file accompanies shares and is none: pages, texts, and what systems leave behind. */
function isCompanion(path) {
  const parts = path.split("/"), name = parts.pop(), plain = plainName(name);
  if (parts.some((part) => names.folders.includes(plainName(part)) || part.startsWith(".Trash-"))) {
    return true;
  }
  if (/\.download\/Info\.plist$/i.test(path)) return true;  // what Safari tells itself of a download
  return name.startsWith(".") && !PLACEHOLDER.test(name) || names.systemFiles.includes(plain) || names.files.includes(plain)
    || plain.endsWith(".problem.txt") || /^sha256(su|~\d)$/.test(plain);
}

/** All files of a dropped or chosen list, folders walked through, as `{ path, file }`. */
async function* droppedFiles(transfer) {
  // Both must be asked for before the first wait: afterwards the list is empty.
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
  try {
    if (handle.kind === "file") yield { path, file: await handle.getFile() };
    else for await (const child of handle.values()) yield* handleFiles(child, `${path}/`);
  } catch (error) {
    yield { path, file: null };
  }
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

/** The place of a share's name that says its role, and the rest: A1B2C3D4.PNG, P1B2C3D4.PNG. */
const SHARE_NAME = /^(?:.*\/)?([AP])([0-9A-Z]{7}\.PNG)$/i;
/** Jobs under way, and what one of them opens: files, and bytes of shares, at most. */
const MAXIMUM_UNDER = 16, GROUPS = 32, GROUPS_SIZE = 16 << 20;

/** Opens what comes, many at a time, two that seem to be a pair together. */
async function openFiles(list, { begun, found, failed, joined, sheetFound, progress }) {
  const under = new Set(), waiting = new Map(), used = new Set(), others = [];
  let batch = [], size = 0, most = 1;
  const open = async (lists, weight) => {
    const groups = lists.map(({ items, wanted }) => ({ wanted, files: items.map(({ path, file, entry, depth = 0 }) =>
      ({ file, entry, depth, isPart: PART.test(path), isNamed: !PLACEHOLDER.test(path) && NAMED_SHEET.test(plainName(path.split("/").pop())) })) }));
    try {
      const { answers, blob } = await run("open", { groups }, { weight }), piece = new Piece(blob);
      answers.forEach((answer, n) => {
        const { items } = lists[n];
        answer.opened.forEach((opened, i) => take(items[i], opened));
        const halves = answer.opened.map(({ share }, i) => ({ path: items[i].path, share }));
        if (answer.joined) joined(halves, answer.joined, piece);
      });
    } catch (error) {
      for (const { items } of lists) for (const { path } of items) failed(path, error);
    }
    for (const { items } of lists) progress.done += items.length;
    progress.show();
  };
  /** Opens what was gathered; the first jobs are small, so that there soon is something to see. */
  const flush = () => {
    if (!batch.length) return;
    // One pair is joined while the next one is read.
    const weight = Math.max(...batch.map((one) => one.weight)) * Math.min(2, batch.length);
    const promise = open(batch, weight).finally(() => under.delete(promise));
    under.add(promise);
    [batch, size, most] = [[], 0, Math.min(GROUPS, 2 * most)];
  };
  const start = (...items) => {
    // A browser may look at the disk to tell a size: the first one tells that of the other, too.
    const each = items.length > 1 ? items[0].entry?.size ?? items[0].file.size : 0;
    batch.push({ items, wanted: items.length > 1 && isWanted(each), weight: each && weightOf({ size: each }) });
    size += 2 * each;
    if (batch.length >= most || size >= GROUPS_SIZE) flush();
  };
  const take = (item, { share, entries, inner, sheets, ...failure }) => {
    if (share || sheets?.length || /^sheet/.test(failure.verdict)) used.add(item.outer);
    if (share) found(item.path, Object.assign(share, { file: item.file, entry: item.entry }));
    else {
      for (const sheet of sheets ?? []) sheetFound(item.path, sheet);
      if (item.outer && failure.verdict === "notPNG" && /^(|pdf|html|dicom|shortcut|packed)$/.test(failure.detail)) others.push([item, failure]);
      else if (failure.verdict) failed(item.path, failure);
      if (progress.total + entries?.length > MAXIMUM_ENTRIES) failed(item.path, { verdict: "tooLarge" });
      else for (const entry of entries ?? []) add(within(item, entry, inner ?? item.file));
    }
  };
  const within = ({ path, outer, depth = 0 }, entry, file) =>
    ({ path: `${path}/${entry.path}`, file, entry, depth: depth + 1, outer: outer ?? path });
  const add = (item) => {
    if (isCompanion(item.path)) return;
    begun(item.path);
    progress.total++;
    progress.show();
    if (!item.file) {
      failed(item.path, { verdict: "unreadable" });
      progress.done++;
      return;
    }
    const [, role, rest] = SHARE_NAME.exec(item.path.toUpperCase()) ?? [];
    const other = role && waiting.get((role === "A" ? "P" : "A") + rest);
    if (other) {
      waiting.delete((role === "A" ? "P" : "A") + rest);
      start(other, item);
    } else if (role && !waiting.has(role + rest)) {
      waiting.set(role + rest, item);
    } else {
      start(item);
    }
  };
  const finished = async () => {
    for (flush(); under.size; flush()) await Promise.all(under);
  };
  for await (const item of list) {
    add(item);
    while (under.size > MAXIMUM_UNDER) await Promise.race(under);
  }
  // ZIP files may hold the others.
  await finished();
  for (const item of waiting.values()) {
    start(item);
    while (under.size > MAXIMUM_UNDER) await Promise.race(under);
  }
  await finished();
  // What lies beside shares or a sheet in a package, as a viewer or the parts of a document do, is nobody's affair.
  for (const [{ path, outer }, failure] of others) if (!used.has(outer)) failed(path, failure);
}
