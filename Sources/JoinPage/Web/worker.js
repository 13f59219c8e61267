// What a worker does: one job a message, one answer a job.

const jobs = {
  /** Looks what a dropped file is: a ZIP file's entries, or a share. */
  open({ file }) {
    const near = new Window(file);
    if (isZip(near)) return { entries: zipEntries(file) };
    return { share: openShare(file, near) };
  },

  unpack({ file, entry }) {
    const blob = entryContent(file, entry);
    return { blob, share: openShare(blob) };
  },

  /** Looks at every byte of a share whose other half is not here. */
  check({ share }) {
    checkWholly(share);
    return {};
  },

  /** Both tags, then the file; what it is about, for the order of series. */
  async join({ one, other, wanted }, progress) {
    holdBoth(one, other);
    authenticate(one, other, progress);
    return joined(one, other, wanted);
  },

  /** The file of a pair that was authentic; its digest is looked at again. */
  restore({ one, other }) {
    holdBoth(one, other);
    return joined(one, other, true);
  },

  /** A checksum for a ZIP file. */
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

function holdBoth(...shares) {
  try {
    shares.forEach(holdShare);
  } catch (error) {
    if (error.verdict !== "layout") throw error;  // reading it in another way tells what is wrong
  }
}

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
