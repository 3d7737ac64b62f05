/** How long work goes on in one go, in ms; between two goes whatever else is waiting gets its turn. */
const SLICE_MS = 8;

/**
 * Does work that comes in small steps, a slice of them at a time.
 *
 * @param isStale asked between slices and at the end: given up, because there is something newer
 * @returns undefined when given up
 */
export async function inSlices<T>(steps: Generator<unknown, T>): Promise<T>;
export async function inSlices<T>(
  steps: Generator<unknown, T>,
  isStale: () => boolean,
): Promise<T | undefined>;
export async function inSlices<T>(
  steps: Generator<unknown, T>,
  isStale = () => false,
): Promise<T | undefined> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return isStale() ? undefined : step.value;
    if (performance.now() < sliceEnd) continue;
    await new Promise(resolve => setTimeout(resolve));
    if (isStale()) return undefined;
    sliceEnd = performance.now() + SLICE_MS;
  }
}

/** How many items are looked at in one go: a few ms, at some µs each. */
const STEP = 500;

/** As `flatMap` of a list, with pauses. */
export function* flatMapInSteps<T, U>(
  items: readonly T[],
  look: (item: T, index: number) => readonly U[],
): Generator<undefined, U[]> {
  const found: U[] = [];
  for (const [i, item] of items.entries()) {
    // One at a time: a list may hold more than a call takes arguments.
    for (const one of look(item, i)) found.push(one);
    if ((i + 1) % STEP === 0) yield;
  }
  return found;
}
