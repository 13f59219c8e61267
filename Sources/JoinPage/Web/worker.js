// What a worker does: one job a message, one answer a job.

const jobs = {
  /**
   * Looks what dropped files are: shares, sheets, or a ZIP file's entries. Two, which seem to be a pair by
   * their names, are joined at once when they are: each of them is read only once so. What is restored
   * of small ones lies in one Blob, one behind the other.
   */
  async open({ groups }, progress) {
    const out = new Restored(), answers = [];
    const small = groups.flatMap(({ files }) => files.filter(({ file, entry }) =>
      files.length > 1 && !entry && file.size <= HELD_SHARE));
    try {
      (await readTogether(small.map(({ file }) => file))).forEach((bytes, i) => {
        small[i].bytes = bytes;
      });
    } catch (error) {
      // Each of them tells by itself which one it was.
    }
    for (const { files, wanted } of groups) {
      const opened = await Promise.all(files.map((source) => answer(() => opening(source, files.length > 1))));
      const [one, other] = opened.map(({ share }) => share);
      const isPair = one?.pair === other?.pair && one && one.role !== other.role;
      const joined = isPair ? await answer(() => joinBoth({ one, other, wanted }, out, progress)) : null;
      opened.forEach(({ share }, i) => {
        delete share?.bytes;
        if (!files[i].entry) delete share?.file;  // the page has it
      });
      answers.push({ opened, joined });
    }
    await out.finish();
    return answers;
  },

  /** Looks at every byte of a share whose other half is not here. */
  async check({ share }) {
    checkWholly(share);
    await withBoth(share, share, () => 0);
    return {};
  },

  /** Both tags, then the file; what it is about, for the order of series. */
  async join(input, progress) {
    const out = new Restored(), file = await joinBoth(input, out, progress);
    await out.finish();
    return file;
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
    const { prefix, bytes, ...file } = await restoreFile(a, b, wanted);
    file.summary = summaryIn(prefix);
    if (wanted && bytes) await out.add(file, bytes);
    return file;
  });
}

/** Small restored files in one Blob. */
class Restored {
  constructor() {
    this.files = [];
    this.size = 0;
  }

  async add(file, bytes) {
    this.out ??= longBlob();
    this.files.push({ file, at: this.size });
    this.size += bytes.length;
    await this.out.write(bytes).catch(() => {});
  }

  /** Gives each file its content; without any, where there is no room, it is restored again when it is needed. */
  async finish() {
    const blob = await this.out?.finish().catch(() => null);
    for (const { file, at } of this.files) file.blob = blob?.slice(at, at + file.size);
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
  if (entry) file = entryContent(file, entry);
  if (isRead && !bytes && file.size <= HELD_SHARE) bytes = await readWhole(file);
  const share = storedShare(file, bytes ?? file);
  if (share) return { share: { ...share, bytes } };
  if (depth < MAXIMUM_ZIP_DEPTH && isZip(file)) return { entries: zipEntries(file), inner: entry && file };
  if (file.size <= MAXIMUM_SHEET && (isNamed || u32(readBytes(file, 0, 4), 0) !== 0x89504E47)) {
    const sheets = sheetsIn(readBytes(file, 0, file.size), isNamed);
    if (sheets) return { sheets };
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
