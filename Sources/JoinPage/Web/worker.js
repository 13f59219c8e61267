// What a worker does: one job a message, one answer a job.

const jobs = {
  /**
   * Looks what dropped files are: shares, sheets, or a ZIP file's entries. Two, which seem to be a pair by
   * their names, are joined at once when they are: each of them is read only once so. What is restored
   * of small ones lies in one Blob, as the ZIP file that may be saved has it.
   */
  async open({ groups }, progress) {
    const out = new Restored(), answers = [], small = new SmallFiles(groups);
    let ahead = small.read(groups[0]);
    for (const [i, group] of groups.entries()) {
      const room = await ahead;
      // While one is joined, the next one is read.
      ahead = small.read(groups[i + 1]);
      answers.push(await openGroup(group, out, progress));
      giveBack(room);
    }
    small.end();
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
    return nativeFrame(picture, number);
  },
};

function joinBoth({ one, other, wanted }, out, progress) {
  return withBoth(one, other, async (a, b) => {
    authenticate(a, b, progress);
    const { prefix, bytes, blob, ...file } = await restoreFile(a, b, wanted);
    // Of a deflated file the beginning says nothing.
    file.summary = summaryIn(prefix) ?? ((bytes ?? blob) && summaryIn(bytes ?? blob));
    if (blob) file.blob = blob;
    if (wanted && bytes) await out.add(file, bytes);
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
 * Reads small files, one group after the other: of many files as one Blob this takes far less time, and
 * there is memory for two groups only.
 */
class SmallFiles {
  constructor(groups) {
    const blobs = [];
    for (const group of groups) {
      const { files } = group;
      group.parts = files.length > 1 ? files.map(({ file, entry }) =>
        ({ file, start: entry?.start ?? 0, end: Math.min(file.size, entry?.reach ?? file.size) })) : [];
      group.size = group.parts.reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0);
      if (group.size > rooms.most || files.some(({ entry }) => entry?.size > HELD_SHARE)) group.size = 0;
      if (!group.size) continue;
      // A slice asks the browser for another Blob.
      for (const { file, start, end } of group.parts) blobs.push(start || end < file.size ? file.slice(start, end) : file);
    }
    if (blobs.length) this.reading = new Reading(new Blob(blobs));
  }

  /** Returns the room; what cannot be read is tried again alone, and tells which file it was. */
  async read(group) {
    if (!group?.size || !this.reading) return;
    try {
      const all = await this.reading.next(group.size);
      let at = 0;
      group.parts.forEach(({ start, end }, i) => {
        group.files[i].bytes = all.subarray(at, at += Math.max(0, end - start));
      });
      return all.buffer;
    } catch (error) {
      this.end();
    }
  }

  end() {
    this.reading?.end();
    this.reading = null;
  }
}

/** Chromium puts a Blob that is made of more than 5 MiB on the disk, which takes time and leaves an exam there. */
const MEMORY_BLOB = 5000000;

/** Small restored files in one Blob, each as a ZIP file has it under the path of its own. */
class Restored {
  blobs = [];
  size = 0;
  /** Where the Blob that is being made begins. */
  begin = 0;

  /** Sets where the content of the file begins. */
  async add(file, bytes) {
    const head = zipHead(harmlessPath(file.path), file.size, file.crc);
    file.at = this.size + head.length;
    const end = file.at + bytes.length;
    if (end - this.begin > MEMORY_BLOB) this.next();
    this.size = end;
    this.out ??= longBlob();
    const begun = this.out.write(head).catch(() => {});
    this.out.write(bytes).catch(() => {});
    await begun;
    // What was written before the head is taken wholly now.
    giveBack(this.room);
    this.room = bytes.buffer;
  }

  /** What is added after this comes into another Blob. */
  next() {
    const { out, room } = this;
    if (!out) return;
    const blob = out.finish().finally(() => giveBack(room));
    blob.catch(() => {});
    this.blobs.push(blob);
    Object.assign(this, { out: null, room: null, begin: this.size });
  }

  /** Without a Blob, where there is no room, files are restored again when they are needed. */
  async finish() {
    this.next();
    const blobs = await Promise.all(this.blobs).catch(() => []);
    return blobs.length ? new Blob(blobs) : null;
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
async function opening({ file, entry, depth, isNamed, isPart, bytes = null }, isRead) {
  if (bytes && entry) bytes = entryBytes(bytes, entry);
  const known = bytes && storedShare(bytes);
  if (known) return { share: { ...known, file, entry, bytes } };
  if (entry) file = entryContent(file, entry);
  if (isRead && !bytes && file.size <= HELD_SHARE) bytes = await readWhole(file);
  const share = storedShare(file, bytes ?? file);
  if (share) return { share: { ...share, bytes } };
  const isPNG = u32(readBytes(file, 0, 4), 0) === 0x89504E47;
  demand(isPNG || !isPart, "notPNG", "part");
  if (depth < MAXIMUM_ZIP_DEPTH && isZip(file)) return { entries: zipEntries(file), inner: entry && file };
  const { texts = [], ...mail } = depth < MAXIMUM_ZIP_DEPTH && !isPNG && mailEntries(file) || {}, { length = 0 } = mail.entries ?? [];
  try {
    // What looks like a mail may be a text with its fields.
    const isText = file.size <= MAXIMUM_SHEET && (isNamed || !isPNG);
    const sheets = sheetsIn(texts, false, 0) ?? (isText ? sheetsIn([readBytes(file, 0, file.size)], isNamed && !length, MAXIMUM_ZIP_DEPTH) : null);
    if (sheets) return { ...mail, sheets, ...sheets.mistake && { verdict: sheets.mistake.verdict, detail: sheets.mistake.detail } };
  } catch (error) {
    if (!length) throw error;
    return { ...mail, verdict: error.verdict, detail: error.detail };
  }
  return length ? mail : { share: decodedShare(file) };
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
  const isHeld = isBlind(), RealBlob = Blob;
  if (isHeld) globalThis.Blob = HeldBlob;
  onmessage = async ({ data: { id, job, ...input } }) => {
    if (!job) {
      names = input.names;
      postMessage({ isHeld });
      return;
    }
    const lent = [];
    if (isHeld) {
      input = changed(input, (value) => {
        if (!value?.heldBytes) return null;
        lent.push(value.heldBytes.buffer);
        return new Blob([value.heldBytes], value);
      });
    }
    let done = 0;
    const progress = (bytes) => {
      done += bytes;
      if (done >= 16 << 20) {
        postMessage({ id, progress: done });
        done = 0;
      }
    };
    let result = await answer(() => jobs[job](input, progress));
    if (isHeld) result = changed(result, (value) => value instanceof Blob && new RealBlob(value.held, value));
    postMessage({ id, result }, [result.indices, result.rgba].filter(Boolean).map((array) => array.buffer));
    // Its memory is free at once so, where a browser can do that.
    for (const buffer of lent) buffer.transfer?.(0);
  };
}
