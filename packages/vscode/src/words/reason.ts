/** What an error of the emulator says, in a sentence; it never holds a value. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
