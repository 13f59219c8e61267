// Bytes of files, read synchronously in a worker, and refusals.

/** Why shares are refused: a verdict of the format page, or a word of this page. */
class Refusal extends Error {
  constructor(verdict, detail) {
    super(verdict);
    this.verdict = verdict;
    this.detail = detail;
  }
}

function demand(condition, verdict, detail) {
  if (!condition) throw new Refusal(verdict, detail);
}

/** The bytes [start, end) of a Blob, or of bytes, in a buffer of their own. */
function readBytes(blob, start, end) {
  if (blob instanceof Uint8Array) return blob.slice(start, end);
  if (blob instanceof HeldBlob) return blob.bytes(start, end);
  try {
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(start, end)));
  } catch (error) {
    throw new Refusal("unreadable");
  }
}

/**
 * Memory that a worker uses again: to wait until the browser has tidied up costs more than to read a
 * file, and a browser takes many times as much of it meanwhile. What lies in it is of another file.
 */
const rooms = { free: [], most: 16 << 20 };

/** At least `size` bytes, and not much more; files that are nearly as long have the same room. */
function roomOf(size) {
  const found = rooms.free.findIndex(({ byteLength }) => byteLength >= size && byteLength < 2 * size);
  return found < 0 ? new ArrayBuffer(size + 65535 & ~65535) : rooms.free.splice(found, 1)[0];
}

/** Gives a room back: nothing may be read of it any more. The ones that were used last stay. */
function giveBack(room) {
  if (!room || room.byteLength > rooms.most) return;
  rooms.free.unshift(room);
  let left = rooms.most;
  rooms.free = rooms.free.filter(({ byteLength }) => (left -= byteLength) >= 0);
}

/** Readers that wait: Chromium tidies up those that nothing else knows, and their work never ends. */
const readers = new Set();

/** Reads a Blob from its beginning, without keeping the worker from other jobs meanwhile. */
class Reading {
  constructor(blob) {
    this.blob = blob;
    this.at = 0;
    try {
      readers.add(this.reader = blob.stream().getReader({ mode: "byob" }));
    } catch (error) {
      // A browser that cannot read into memory of ours.
    }
  }

  /** The next `size` bytes in a room, or fewer, where the Blob ends. */
  async next(size) {
    if (!this.reader) return readBytes(this.blob, this.at, this.at += size);
    let bytes = new Uint8Array(roomOf(size), 0, 0);
    try {
      for (let used = 0; used < size; used = bytes.byteOffset + bytes.length) {
        const { value, done } = await this.reader.read(new Uint8Array(bytes.buffer, used, size - used), { min: size - used });
        if (value) bytes = value;
        if (done) break;
      }
    } catch (error) {
      throw new Refusal("unreadable");
    }
    return new Uint8Array(bytes.buffer, 0, bytes.byteOffset + bytes.length);
  }

  end() {
    readers.delete(this.reader);
    this.reader?.cancel().catch(() => {});
  }
}

async function readWhole(blob) {
  const reading = new Reading(blob);
  try {
    return await reading.next(blob.size);
  } finally {
    reading.end();
  }
}

function u16(bytes, at) {
  return bytes[at] << 8 | bytes[at + 1];
}

function u32(bytes, at) {
  return (bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]) >>> 0;
}

/** A u64 as a number; Infinity where a number cannot hold it: no file is as long. */
function u64(bytes, at) {
  const value = u32(bytes, at) * 2 ** 32 + u32(bytes, at + 4);
  return Number.isSafeInteger(value) ? value : Infinity;
}

function hexadecimal(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One letter a byte. */
function letters(bytes) {
  return String.fromCharCode(...bytes);
}

function sameBytes(a, b) {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function joinBytes(...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Little endian bytes as a BigInt. */
function littleEndian(bytes) {
  return BigInt("0x" + (hexadecimal(bytes.slice().reverse()) || "0"));
}

/** Small reads at any place of a Blob, through one window of 64 KiB. */
class Window {
  constructor(blob) {
    this.blob = blob;
    this.start = 0;
    this.held = new Uint8Array(0);
  }

  bytes(start, end) {
    if (start < this.start || end > this.start + this.held.length) {
      this.held = readBytes(this.blob, start, Math.max(end, start + 65536));
      this.start = start;
    }
    return this.held.subarray(start - this.start, end - this.start);
  }
}

/** Takes bytes in pieces of any size; holds them as Blobs, which a browser may put on a disk. */
class BlobBuilder {
  static pieceByteCount = 4 << 20;

  /** `expected`: how many bytes come, where that is known. */
  constructor(expected = 0) {
    this.expected = expected;
    this.parts = [];
    this.piece = null;
    this.used = 0;
    this.size = 0;
  }

  write(bytes) {
    this.size += bytes.length;
    for (let at = 0; at < bytes.length;) {
      if (this.used === this.piece?.length) this.flush();
      this.piece ??= new Uint8Array(Math.min(BlobBuilder.pieceByteCount, this.expected || Math.max(65536, this.size)));
      const count = Math.min(bytes.length - at, this.piece.length - this.used);
      this.piece.set(bytes.subarray(at, at + count), this.used);
      this.used += count;
      at += count;
    }
  }

  flush() {
    if (this.used) this.parts.push(new Blob([this.piece.subarray(0, this.used)]));
    this.piece = null;
    this.used = 0;
  }

  finish() {
    this.flush();
    return new Blob(this.parts);
  }

  /** The bytes themselves where they are few: making a Blob and reading it take their time. */
  finishSmall() {
    return this.parts.length ? this.finish() : this.piece?.slice(0, this.used) ?? new Uint8Array(0);
  }
}

/** Pieces of a Blob, or of bytes, one after the other. */
function* piecesOf(blob, pieceByteCount = 2 << 20) {
  const size = sizeOf(blob);
  for (let at = 0; at < size; at += pieceByteCount) {
    yield readBytes(blob, at, Math.min(at + pieceByteCount, size));
  }
}

function sizeOf(blob) {
  return blob.size ?? blob.length;
}
