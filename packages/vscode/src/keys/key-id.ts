/** Bits enough that two machines never make the same one. */
const BYTES = 12;

/** A new key's id, in the emulator's form: random, so that it is never used again, and too short to be taken for a value. */
export function newKeyId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return `key_${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')}`;
}
