// Workers that run the same script; the page itself never touches a file's bytes.

const pool = { workers: [], idle: [], waiting: [], running: new Map(), next: 0 };

function setUpPool(source) {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const count = Math.max(1, Math.min(4, navigator.hardwareConcurrency ?? 2));
  for (let i = 0; i < count; i++) {
    const worker = new Worker(address);
    worker.onmessage = ({ data }) => answered(worker, data);
    worker.onerror = (event) => {
      event.preventDefault();
      for (const [id, job] of pool.running) {
        if (job.worker === worker) answered(worker, { id, verdict: "failed", detail: event.message });
      }
    };
    pool.workers.push(worker);
    pool.idle.push(worker);
  }
}

function answered(worker, { id, result, verdict, detail, progress }) {
  const job = pool.running.get(id);
  if (progress !== undefined) return job.progress?.(progress);
  pool.running.delete(id);
  pool.idle.push(worker);
  if (verdict) job.reject(Object.assign(new Error(verdict), { verdict, detail }));
  else job.resolve(result);
  startJobs();
}

function startJobs() {
  while (pool.idle.length && pool.waiting.length) {
    const job = pool.waiting.shift(), worker = job.worker = pool.idle.pop();
    pool.running.set(job.id, job);
    worker.postMessage({ id: job.id, job: job.name, ...job.input() });
  }
}

/**
 * Runs a job; rejects with its verdict. What is `urgent`, a person waits for.
 *
 * `input` may be a function that is called when the job begins.
 */
function run(name, input, { urgent = false, progress } = {}) {
  return new Promise((resolve, reject) => {
    const job = { id: pool.next++, name, input: typeof input === "function" ? input : () => input,
      resolve, reject, progress };
    if (urgent) pool.waiting.unshift(job);
    else pool.waiting.push(job);
    startJobs();
  });
}
