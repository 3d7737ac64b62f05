import { expect, test } from 'vitest';
import { inSlices } from './in-slices.ts';

/** Work of so many steps, of a millisecond each. */
function* work(steps: number): Generator<undefined, string> {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + 1;
    while (performance.now() < end);
    yield;
  }
  return 'done';
}

test('whatever else is waiting gets its turn between two slices', async () => {
  const order: string[] = [];
  setTimeout(() => order.push('another'));
  order.push(await inSlices(work(40)));
  expect(order).toEqual(['another', 'done']);
});

test('work that is stale is given up: at its next pause, or at its end', async () => {
  let steps = 0;
  const counted = function* (): Generator<undefined, string> {
    for (const step of work(1_000)) {
      steps++;
      yield step;
    }
    return 'done';
  };
  expect(await inSlices(counted(), () => true)).toBeUndefined();
  expect(steps).toBeLessThan(1_000);
  expect(await inSlices(work(0), () => true)).toBeUndefined();
  expect(await inSlices(work(0), () => false)).toBe('done');
});
