/** Runs one step, and says what it does and how long it took, so that nobody waits before a silent screen. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  process.stdout.write(`· ${what} … `);
  try {
    const result = await work();
    process.stdout.write(`${((performance.now() - start) / 1_000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    const isEnded = error instanceof Error && error.name === 'AbortError';
    process.stdout.write(isEnded ? 'ended\n' : 'failed\n');
    throw error;
  }
}
