// Blobs for workers that cannot read them, as WebKit's when the page lies on a disk: the page reads them,
// and in the worker bytes in memory take their place.

/** What a worker has in the place of a Blob; perhaps only a part, from `start`: Infinity where it cannot be read. */
class HeldBlob {
  constructor(parts = [], { type = "", start = 0, size } = {}) {
    if (parts.some((part) => part.start === Infinity)) start = Infinity;
    this.held = parts.flatMap((part) => part.held ?? part);
    Object.assign(this, { type, start, size: size ?? this.held.reduce((sum, { length }) => sum + length, 0) });
  }

  /** Bytes in a buffer of their own. */
  bytes(start, end) {
    demand(this.start < Infinity, "unreadable");
    return joinBytes(...this.slice(start, end).held);
  }

  slice(start, end = this.size, type) {
    if (this.start === Infinity) return this;
    const found = [];
    let at = this.start;
    demand(start >= at, "unreadable");
    for (const part of this.held) {
      if (start < at + part.length && end > at) found.push(part.subarray(Math.max(0, start - at), end - at));
      at += part.length;
    }
    return new HeldBlob(found, { type });
  }
}

/** Whether this worker cannot read a Blob. */
function isBlind() {
  try {
    return !new FileReaderSync().readAsArrayBuffer(new Blob(["."])).byteLength;
  } catch (error) {
    return true;
  }
}

/** A copy of a message, with what `change` makes of its values. */
function changed(value, change, of) {
  const other = change(value, of);
  if (other) return other;
  if (Array.isArray(value)) return value.map((one) => changed(one, change, value));
  return value?.constructor !== Object ? value
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, change, value)]));
}

/** The most bytes of the names and fields that a ZIP file has before an entry, of which its directory tells nothing. */
const LONGEST_HEAD = 2 << 16;

/** A message with the bytes of its Blobs, and what of it needs not be copied; of a ZIP file what an entry needs. */
async function withBytes(input) {
  const reads = [], moved = [];
  const message = changed(input, (blob, { file, entry } = {}) => {
    if (!(blob instanceof Blob)) return null;
    const isPart = entry && file === blob, start = isPart ? entry.start : 0;
    const held = { type: blob.type, size: blob.size, start };
    const part = isPart ? blob.slice(start, entry.reach + LONGEST_HEAD) : blob;
    const read = (buffer) => {
      moved.push(buffer);
      held.heldBytes = new Uint8Array(buffer);
    };
    reads.push(part.arrayBuffer().then(read).catch(() => {
      held.start = Infinity;
      read(new ArrayBuffer(0));
    }));
    return held;
  });
  await Promise.all(reads);
  return [message, moved];
}
