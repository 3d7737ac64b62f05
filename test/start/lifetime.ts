/** What one run started, to be ended in the opposite order. */
export interface Lifetime {
  /** Aborted once the end began: whatever waits gives up. */
  readonly signal: AbortSignal;
  /**
   * Starts something that has to be ended. If the end comes first, it waits for the start, which the signal cuts short, and
   * ends what came of it.
   *
   * @param begin leaves nothing behind when it rejects
   * @throws once the end began, without starting anything
   */
  start<T>(begin: (signal: AbortSignal) => Promise<T>, end: (started: T) => Promise<unknown>): Promise<T>;
  /** Ends everything that was started, and only that; once, however often it is asked for. */
  end(): Promise<void>;
}

/** @param tell is told what could not be ended */
export function createLifetime(tell: (failure: unknown) => void): Lifetime {
  const abort = new AbortController();
  const { signal } = abort;
  const ends: (() => Promise<unknown>)[] = [];
  let ending: Promise<void> | undefined;

  async function endAll(): Promise<void> {
    abort.abort();
    for (const end of ends.toReversed()) await end().catch(tell);
  }

  return {
    signal,
    start: async (begin, end) => {
      signal.throwIfAborted();
      const starting = begin(signal);
      ends.push(async () => {
        const [started] = await Promise.allSettled([starting]);
        if (started.status === 'fulfilled') await end(started.value);
      });
      return starting;
    },
    end: () => {
      ending ??= endAll();
      return ending;
    },
  };
}
