// What a worker does: one job a message, one answer a job.

const jobs = {
  /**
   * Looks what dropped files are: shares, sheets, or a ZIP file's entries. Two, which seem to be a pair by
   * their names, are joined at once when they are: each of them is read only once so. What is restored
   * of small ones lies in one Blob, as the ZIP file that may be saved has it.
   */
  async open({ groups }, progress) {
    const out = new Restored();
    const room = await readSmall(groups.flatMap(({ files }) => files.length > 1 ? files : []));
    const answers = await inTurn(async () => {
      const all = [];
      // While the browser makes the digest of one, the next one is joined.
      for (const group of groups) {
        all.push(openGroup(group, out, progress));
        await all.at(-2);
        await otherEvents();
      }
      return Promise.all(all);
    });
    giveBack(room);
    return { answers, blob: await out.finish() };
  },

  /** Looks at every byte of a share whose other half is not here. */
  async check({ share }) {
    checkWholly(share);
    await withBoth(share, share, () => 0);
    return {};
  },

  /** Both tags, then the file; what it is about, for the order of series. */
  async join(input, progress) {
    const out = new Restored(), file = await joinBoth(input, out, progress), blob = await out.finish();
    return { blob, ...file };
  },

  /** The file of a pair that was authentic; its digest is looked at again. */
  async restore({ one, other }) {
    const { blob, bytes, crc } = await withBoth(one, other, (a, b) => restoreFile(a, b, true));
    return { blob: blob ?? new Blob([bytes]), crc };
  },

  /** Small files, one behind the other, as a ZIP file has them; and their checksums. */
  async pack({ files }) {
    const out = longBlob(), sums = [];
    for (const { one, other, path } of files) {
      const { bytes, crc } = await withBoth(one, other, (a, b) => restoreFile(a, b, true));
      await out.write(zipHead(path, bytes.length, crc));
      await out.write(bytes);
      sums.push(crc);
    }
    return { blob: await out.finish(), sums };
  },

  content({ blob }) {
    return contentOf(blob);
  },

  frame({ picture, number }) {
    return frameOf(picture, number);
  },
};

function joinBoth({ one, other, wanted }, out, progress) {
  return withBoth(one, other, async (a, b) => {
    authenticate(a, b, progress);
    const { prefix, bytes, blob, ...file } = await restoreFile(a, b, wanted);
    file.summary = summaryIn(prefix);
    if (blob) file.blob = blob;
    if (wanted && bytes) out.add(file, bytes);
    return file;
  });
}

/** Opens a file, or two, and joins these when they are a pair. */
async function openGroup({ files, wanted }, out, progress) {
  const opened = await Promise.all(files.map((source) => answer(() => opening(source, files.length > 1))));
  const [one, other] = opened.map(({ share }) => share);
  const isPair = one?.pair === other?.pair && one && one.role !== other.role;
  const joined = isPair ? await answer(() => joinBoth({ one, other, wanted }, out, progress)) : null;
  for (const { share } of opened) {
    delete share?.bytes;
    delete share?.file;  // the page has it
    if (joined) delete share.samples;  // they are made again should they be needed
  }
  return { opened, joined };
}

/**
 * Reads small files together, and returns the room that they lie in; one that cannot be read is tried
 * again alone, and tells which it was.
 */
async function readSmall(files) {
  const parts = [];
  let left = 2 * GROUPS_SIZE;
  for (const source of files) {
    const { file, entry } = source, start = entry ? entry.start : 0, end = entry ? entry.reach : file.size;
    if (!(end - start <= left && (entry?.size ?? 0) <= HELD_SHARE)) continue;
    left -= end - start;
    parts.push({ source, file, start, end });
  }
  try {
    const room = await readTogether(parts);
    for (const { source, bytes } of parts) source.bytes = bytes;
    return room;
  } catch (error) {
    // Each of them tells by itself which one it was.
  }
}

const bell = new MessageChannel();

/** Lets the worker take what came meanwhile: jobs whose files can be read, bytes that can be put away. */
function otherEvents() {
  return new Promise((done) => {
    bell.port1.onmessage = done;
    bell.port2.postMessage(0);
  });
}

let turn = Promise.resolve();

/** One job joins at a time: two that took turns would end together, and then wait for files together. */
function inTurn(action) {
  const result = turn.then(action);
  turn = result.catch(() => {});
  return result;
}

/** Small restored files in one Blob, each as a ZIP file has it under the path of its own. */
class Restored {
  size = 0;
  rooms = [];

  /** Sets where the content of the file begins. */
  add(file, bytes) {
    this.out ??= longBlob();
    const head = zipHead(harmlessPath(file.path), file.size, file.crc);
    file.at = this.size + head.length;
    this.size = file.at + bytes.length;
    for (const part of [head, bytes]) this.out.write(part).catch(() => {});
    this.rooms.push(bytes.buffer);
  }

  /** Without a Blob, where there is no room, files are restored again when they are needed. */
  async finish() {
    const blob = await this.out?.finish().catch(() => null);
    this.rooms.forEach(giveBack);
    return blob;
  }
}

/** What a job returns, or its verdict. */
async function answer(job) {
  try {
    return await job();
  } catch (error) {
    return { verdict: error instanceof Refusal ? error.verdict : "failed", detail: error.detail ?? String(error) };
  }
}

/** A dropped file, or the entry of a ZIP file: a share, entries, or sheets; of a ZIP file in another one, its content. */
async function opening({ file, entry, depth, isNamed, bytes = null }, isRead) {
  if (bytes && entry) bytes = entryBytes(bytes, entry);
  const known = bytes && storedShare(bytes);
  if (known) return { share: { ...known, file, entry, bytes } };
  if (entry) file = entryContent(file, entry);
  if (isRead && !bytes && file.size <= HELD_SHARE) bytes = await readWhole(file);
  const share = storedShare(file, bytes ?? file);
  if (share) return { share: { ...share, bytes } };
  if (depth < MAXIMUM_ZIP_DEPTH && isZip(file)) return { entries: zipEntries(file), inner: entry && file };
  if (file.size <= MAXIMUM_SHEET && (isNamed || u32(readBytes(file, 0, 4), 0) !== 0x89504E47)) {
    const sheets = sheetsIn(readBytes(file, 0, file.size), isNamed);
    if (sheets) return { sheets, verdict: sheets.mistake?.verdict, detail: sheets.mistake?.detail };
  }
  return { share: decodedShare(file) };
}

function summaryIn(prefix) {
  try {
    return summaryOf(new DicomFile(prefix));
  } catch (error) {
    if (error instanceof Refusal) throw error;  // a file that is not read as DICOM is still whole
    return null;
  }
}

function work() {
  onmessage = async ({ data: { id, job, ...input } }) => {
    if (!job) {
      names = input.names;
      return;
    }
    let done = 0;
    const progress = (bytes) => {
      done += bytes;
      if (done >= 16 << 20) {
        postMessage({ id, progress: done });
        done = 0;
      }
    };
    const result = await answer(() => jobs[job](input, progress));
    postMessage({ id, result }, [result.indices, result.rgba].filter(Boolean).map((array) => array.buffer));
  };
}
