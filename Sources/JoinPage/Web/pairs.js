// Which shares belong together, and what has become of each.

const MAXIMUM_TRIES = 16;
/**
 * Restored files that are kept by the browser, all together, in bytes: without them, all would be
 * joined a second time to be saved. Firefox has them on the disk, Chromium in a process of its own,
 * and on the disk where memory is short.
 */
const MAXIMUM_KEPT = 512 << 20;

/** Two shares, whatever their files are called: a better copy may have the name of a worse one. */
function triedKey(one, other) {
  for (const share of [one, other]) share.number ??= triedKey.next = (triedKey.next ?? 0) + 1;
  return `${one.number} ${other.number}`;
}

/** One pair id: its shares, and the exam's file once the tags and the digest were right. */
class Pair {
  constructor() {
    this.shares = { archive: [], patient: [] };
    this.tried = new Set();
    this.result = null;
    this.failure = null;
  }

  add(path, share) {
    this.shares[share.role].push({ path, share });
  }

  /** Every archive share with every patient share, until one pair is authentic. */
  async join(progress) {
    for (const one of this.shares.archive) {
      for (const other of this.shares.patient) {
        const isTried = this.tried.has(triedKey(one.share, other.share));
        if (this.result || isTried || this.tried.size >= MAXIMUM_TRIES) continue;
        await this.tryPair(one, other, progress);
      }
    }
  }

  async tryPair(one, other, progress) {
    const wanted = isWanted(one.share.size);
    try {
      this.joined(one, other, await run("join", { one: one.share, other: other.share, wanted },
        { progress, weight: weightOf(one.share) }));
    } catch (error) {
      this.joined(one, other, error);
    }
  }

  /** `piece`: where the content of the file lies, if it is kept and has no Blob of its own. */
  joined(one, other, { verdict, detail, blob, ...file }, piece) {
    this.tried.add(triedKey(one.share, other.share));
    if (this.result) return;
    if (verdict) {
      this.failure ??= { verdict, detail, paths: [one.path, other.path] };
    } else {
      this.result = { ...file, one: one.share, other: other.share };
      this.failure = null;
      (blob ? new Piece(blob) : file.at === undefined ? new Piece() : piece).add(this.result);
      for (const { share } of [one, other]) delete share.samples;  // they are made again should they be needed
    }
  }
}

const kept = { pieces: new Set(), size: 0, wanted: 0 };

/** A Blob of restored files: of small ones many, each as a ZIP file has it, or one long file's content. */
class Piece {
  constructor(blob) {
    this.blob = blob;
    this.results = [];
  }

  /** Keeps a restored file for a while; the ones that were looked at last stay. */
  add(result, at = result.at ?? 0) {
    Object.assign(result, { piece: this, at });
    this.results.push(result);
    this.keep();
  }

  keep() {
    if (!this.blob) return;
    if (!kept.pieces.delete(this)) kept.size += this.blob.size;
    kept.pieces.add(this);
    while (kept.size > MAXIMUM_KEPT && kept.pieces.size > 1) {
      const [oldest] = kept.pieces;
      kept.pieces.delete(oldest);
      kept.size -= oldest.blob.size;
      oldest.blob = null;
    }
  }

  contentOf({ at, size }) {
    return this.blob.slice(at, at + size);
  }
}

/** Whether a file is built as soon as it is joined: an exam of a usual size, and one long file. */
function isWanted(size) {
  const isLong = size > SMALL_FILE;
  if (isLong ? kept.hasLong : kept.wanted + size > MAXIMUM_KEPT) return false;
  if (isLong) kept.hasLong = true;
  else kept.wanted += size;
  return true;
}

/** The restored file, joined once more where it was not kept. */
async function restored(result, options) {
  if (!result.piece.blob) {
    const { one, other } = result;
    const { blob, crc } = await run("restore", { one, other }, { ...options, weight: weightOf(one) });
    result.crc = crc;
    new Piece(blob).add(result, 0);
  }
  result.piece.keep();
  return result.piece.contentOf(result);
}

/** All that was dropped. */
class Exam {
  constructor(changed) {
    this.pairs = new Map();
    this.sheets = [];
    this.failures = new Map();
    this.strangers = [];
    this.changed = changed;
    this.progress = { total: 0, done: 0, joining: 0, show: changed };
    this.isBusy = 0;
  }

  /** Forgets all that was dropped. */
  clear() {
    this.pairs.clear();
    this.failures.clear();
    this.sheets = [];
    Object.assign(this.progress, { total: 0, done: 0 });
    Object.assign(kept, { pieces: new Set(), size: 0, wanted: 0, hasLong: false });
    this.changed();
  }

  get results() {
    return [...this.pairs.values()].map((pair) => pair.result).filter(Boolean);
  }

  async take(list) {
    this.isBusy++;
    // Each of two that are of different pairs may find its own half now.
    for (const pair of this.strangers.splice(0)) Object.assign(pair, { failure: null, isExplained: false });
    this.changed();
    const joins = [];
    const found = (path, share) => {
      const pair = this.pairs.get(share.pair) ?? new Pair();
      this.pairs.set(share.pair, pair);
      pair.add(path, share);
      if (pair.result || !pair.shares.archive.length || !pair.shares.patient.length) return;
      this.progress.joining++;
      const before = pair.joining ?? Promise.resolve();
      pair.joining = before.then(() => pair.join()).then(() => {
        this.progress.joining--;
        this.changed();
      });
      joins.push(pair.joining);
    };
    const failed = (path, { verdict, detail }) => this.failures.set(path, {
      verdict, detail: detail === "shortcut" && PLACEHOLDER.test(path) ? "placeholder" : detail });
    const joined = (halves, answer, piece) => {
      const [one, other] = halves[0].share.role === "archive" ? halves : halves.reverse();
      this.pairs.get(one.share.pair).joined(one, other, answer, piece);
    };
    // What was said of a file goes when it is dropped once more, perhaps a better copy.
    const begun = (path) => this.failures.delete(path);
    const sheetFound = (path, sheet) => this.sheets.push({ path, sheet });
    try {
      await openFiles(list, { begun, found, failed, joined, sheetFound, progress: this.progress });
      await Promise.all(joins);
      await this.joinSheets();
      if (this.isBusy === 1) await this.settle();
    } finally {
      this.isBusy--;
      this.changed();
    }
  }

  get lone() {
    return [...this.pairs.values()].filter((pair) => !pair.result && !pair.failure
      && pair.shares.archive.length + pair.shares.patient.length > 0);
  }

  /** Archive shares whose patient's half a sheet stands for, whatever failed before. */
  async joinSheets() {
    const halves = this.sheets.length ? [...this.pairs.values()].filter((pair) => !pair.result)
      .flatMap((pair) => pair.shares.archive.map((one) => ({ pair, one }))) : [];
    await Promise.all(halves.map(async ({ pair, one }) => {
      for (const { path, sheet } of this.sheets) {
        if (pair.tried.has(triedKey(one.share, sheet))) continue;
        const share = await sheetShare(sheet, one.share);
        if (!share || pair.result) continue;
        share.number = sheet.number;
        await pair.tryPair(one, { path, share });
      }
      this.changed();
    }));
  }

  /** What is left alone: two halves that may be a pair are tried with each other, others looked at byte by byte. */
  async settle() {
    const left = this.lone.flatMap((pair) => [...pair.shares.archive, ...pair.shares.patient]
      .map((half) => ({ ...half, pair })));
    const [one, other] = left;
    if (left.length === 2 && !this.sheets.length && (one.pair === other.pair || one.share.role !== other.share.role)) {
      await one.pair.tryPair(one, other);
      if (other.pair === one.pair || !one.pair.failure) return;
      other.pair.isExplained = true;
      this.strangers = [one.pair, other.pair];
      return;
    }
    await Promise.all(left.filter(({ share }) => !share.isChecked).map(async ({ path, share, pair }) => {
      try {
        await run("check", { share });
        share.isChecked = true;
      } catch (error) {
        pair.shares[share.role] = pair.shares[share.role].filter((half) => half.share !== share);
        this.failures.set(path, { verdict: error.verdict, detail: error.detail });
      }
    }));
  }

  /** Shares with bytes behind the end of their picture, which somebody has added. */
  get lengthened() {
    return [...this.pairs.values()].flatMap(({ shares }) => [...shares.archive, ...shares.patient])
      .filter(({ share }) => share.added);
  }

  /** Everything that failed, grouped by what is to be said: `[{ word, detail, paths }]`. */
  get problems() {
    const groups = new Map();
    const add = (verdict, detail, ...paths) => {
      const kind = verdict !== "notPNG" || !detail ? "" : /^[A-Z]/.test(detail) ? "-photo" : `-${detail}`;
      const word = `verdict.${verdict}${kind}`, key = `${word} ${/^(newer|notPNG)/.test(verdict) ? detail : ""}`;
      const group = groups.get(key) ?? { word, verdict, detail, paths: [], count: 0 };
      group.paths.push(...paths);
      group.count++;
      groups.set(key, group);
    };
    for (const [path, { verdict, detail }] of this.failures) add(verdict, detail, path);
    for (const pair of this.pairs.values()) {
      if (pair.failure && !pair.result) add(pair.failure.verdict, pair.failure.detail, ...pair.failure.paths);
      if (pair.failure || pair.result || pair.isExplained) continue;
      const { archive, patient } = pair.shares;
      const isStrange = this.sheets.length > 0;
      if (archive.length) add(isStrange ? "notThisSheet" : "waiting-patient", "", archive[0].path);
      if (patient.length) add(isStrange ? "notThisSheet" : "waiting-archive", "", patient[0].path);
    }
    if (!this.pairs.size) for (const { path } of this.sheets) add("waiting-archive", "", path);
    return [...groups.values()];
  }
}
