/** The status the emulator refused with; undefined where it gave no answer. */
export function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** Whether the emulator refused because it never issued the key. */
export function isUnknownKey(error: unknown): boolean {
  return statusOf(error) === 404;
}

/** Whether the emulator refused. Where it gave no answer, nobody knows whether it did what it was asked for. */
export function isRefused(error: unknown): boolean {
  return statusOf(error) !== undefined;
}
