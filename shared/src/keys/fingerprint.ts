/**
 * A short one-way id of a value: two machines, or a seen request and a key, can be matched without the value.
 * SHA-256 over a domain string and the value, its first 96 bits in base64url. The domain string keeps it from equalling
 * any other hash of the same value.
 */
const DOMAIN = 'hoko-keys/fingerprint/v1\n';
const PREFIX = 'fp1_';
const BYTES = 12;

/**
 * @param value the key's value, exactly as Hoko issued it
 * @returns `fp1_` and 16 base64url characters
 */
export async function fingerprintOf(value: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(DOMAIN + value));
  const head = String.fromCharCode(...new Uint8Array(digest, 0, BYTES));
  return PREFIX + btoa(head).replaceAll('+', '-').replaceAll('/', '_');
}

/** A fingerprint's shape. A pasted value does not have it. */
export const FINGERPRINT = /^fp1_[A-Za-z0-9_-]{16}$/;

/** Whether `text` has a fingerprint's shape. */
export function isFingerprint(text: string): boolean {
  return FINGERPRINT.test(text);
}
