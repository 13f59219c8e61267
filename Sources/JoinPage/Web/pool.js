// Workers that run the same script. The page reads a file itself only where they cannot (held.js), and what the
// browser decodes (picture.js).

const pool = { workers: [], waiting: [], running: new Map(), next: 0, weight: 0, isReady: false };
/** While one job of a worker joins, the files of another are read. */
const JOBS_EACH = 2;
/** What all running jobs may hold together, in bytes; a single one may hold more. */
const MAXIMUM_WEIGHT = 64 << 20;

function setUpPool(source) {
  pool.address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  pool.count = Math.max(2, Math.min(4, navigator.hardwareConcurrency ?? 2));
  // The second one would start when there is work for it, which takes time then.
  for (let i = 0; i < 2; i++) addWorker();
}

function newWorker() {
  const worker = new Worker(pool.address);
  worker.postMessage({ names });
  worker.jobs = 0;
  worker.onmessage = ({ data }) => data.id === undefined ? begun(data) : answered(data);
  worker.onerror = (event) => {
    event.preventDefault();
    // Not the jobs that begin meanwhile.
    for (const [id, job] of [...pool.running]) {
      if (job.worker === worker) answered({ id, result: { verdict: "failed", detail: event.message } });
    }
  };
  return worker;
}

/** A worker says that it runs, which a browser may not let it, and whether Blobs must be read for it. */
function begun({ isHeld }) {
  Object.assign(pool, { isReady: true, isHeld });
  byId("old").hidden = true;
  startJobs();
}

function addWorker() {
  const worker = newWorker();
  pool.workers.push(worker);
  return worker;
}

/** Others take the place of all workers, whose memory holds pieces of an exam; what they were to do is forgotten. */
function renewWorkers() {
  const jobs = [...pool.running.values(), ...pool.waiting];
  pool.running.clear();
  Object.assign(pool, { waiting: [], weight: 0, workers: pool.workers.map((worker) => {
    worker.terminate();
    return newWorker();
  }) });
  for (const job of jobs) job.reject(Object.assign(new Error(), { name: "AbortError" }));
}

function answered({ id, result, progress }) {
  const job = pool.running.get(id);
  if (!job) return;  // of a worker that was ended
  if (progress !== undefined) return job.progress?.(progress);
  pool.running.delete(id);
  pool.weight -= job.weight;
  job.worker.jobs--;
  if (result.verdict) job.reject(Object.assign(new Error(), result));
  else job.resolve(result);
  startJobs();
}

/** The worker with the fewest jobs; a further one before any gets a second job. */
function freeWorker() {
  const worker = pool.workers.reduce((best, other) => other.jobs < best.jobs ? other : best);
  if (worker.jobs && pool.workers.length < pool.count) return addWorker();
  return worker.jobs < JOBS_EACH ? worker : null;
}

function startJobs() {
  while (pool.isReady && pool.waiting.length) {
    const [job] = pool.waiting;
    const worker = pool.running.size && pool.weight + job.weight > MAXIMUM_WEIGHT ? null : freeWorker();
    if (!worker) return;
    pool.waiting.shift();
    job.worker = worker;
    worker.jobs++;
    pool.weight += job.weight;
    pool.running.set(job.id, job);
    const send = (input, moved = []) => worker.postMessage({ id: job.id, job: job.name, ...input }, moved);
    if (!pool.isHeld) send(job.input);
    else withBytes(job.input).then((all) => send(...all));
  }
}

/**
 * Runs a job; rejects with its verdict. What is `urgent`, a person waits for.
 *
 * `weight`: what it holds in memory, in bytes.
 */
function run(name, input, { urgent = false, progress, weight = 0 } = {}) {
  return new Promise((resolve, reject) => {
    const job = { id: pool.next++, name, input, resolve, reject, progress, weight };
    if (urgent) pool.waiting.unshift(job);
    else pool.waiting.push(job);
    startJobs();
  });
}

/** What joining a pair holds: both small shares and the file, or a small file, or pieces. */
function weightOf({ size }) {
  return size <= HELD_SHARE ? 3 * size : size <= SMALL_FILE ? size : HELD_SHARE;
}
