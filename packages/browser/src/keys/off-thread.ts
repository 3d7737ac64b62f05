import type { Done, Job, Work } from './work.ts';

/** Starts the thread that reads and writes thousands of keys without the page standing still. */
export function startWorker(): Work {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>();
  let count = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Done>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) asked?.reject(new Error('the keys could not be read'));
    else asked?.resolve(data.result as never);
  });
  const ask =
    <N extends keyof Work>(name: N): Work[N] =>
    (...args: readonly unknown[]) =>
      new Promise<never>((resolve, reject) => {
        const job: Job = { id: count++, name, args };
        waiting.set(job.id, { resolve, reject });
        worker.postMessage(job);
      });
  return {
    readImport: ask('readImport'),
    applyPolicy: ask('applyPolicy'),
    parseStored: ask('parseStored'),
    toStored: ask('toStored'),
    makeDigest: ask('makeDigest'),
    writeSnapshot: ask('writeSnapshot'),
  };
}
