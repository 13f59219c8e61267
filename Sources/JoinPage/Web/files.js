// What is dropped or chosen: files, folders, and ZIP files of both.

/** A name without what may differ between file systems, as in `Companion` of the program. */
function plainName(name) {
  return name.replace(/;\d+$/, "").replace(/\.$/, "").toLowerCase();
}

/** Whether a file accompanies shares and is none: pages, texts, and what systems leave behind. */
function isCompanion(path) {
  const parts = path.split("/"), name = parts.pop(), plain = plainName(name);
  if (parts.some((part) => names.folders.includes(plainName(part)) || part.startsWith(".Trash-"))) {
    return true;
  }
  return name.startsWith(".") || names.systemFiles.includes(plain) || names.files.includes(plain)
    || plain.endsWith(".problem.txt") || plain.startsWith("sheet.")
    || /^sha256(su|s~\d)$/.test(plain);
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

/** Opens what comes, many at a time, and hands on shares and failures. */
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
