const POLL_MS = 50;

/**
 * Waits until `probe` gives something truthy, and returns it.
 *
 * @param what what is awaited, for the message
 * @param signal ends the wait when it is aborted
 * @throws Error naming `what`, and the probe's last error, after `timeoutMs`
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  timeoutMs = 15_000,
  signal?: AbortSignal,
): Promise<Exclude<T, undefined | null | false | '' | 0>> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    signal?.throwIfAborted();
    try {
      const found = await probe();
      if (found) return found as Exclude<T, undefined | null | false | '' | 0>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`waited ${timeoutMs / 1000} s for ${what}`, last === undefined ? {} : { cause: last });
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}
