/** The thread beside the page: does what it is asked, and answers. */
import { type Done, type Job, WORK } from './work.ts';

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  postMessage(run(data));
});

function run({ id, name, args }: Job): Done {
  try {
    const work = WORK[name] as (...args: readonly unknown[]) => unknown;
    return { id, result: work(...args) };
  } catch {
    // What failed may have held a value, so nothing of it is passed on.
    return { id, failed: true };
  }
}
