import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Tells the emulator's values from any other text; says nothing about Hoko's, whose format is not published. */
const VALUE_PREFIX = 'emu_';
const VALUE_ANYWHERE = new RegExp(`${VALUE_PREFIX}[\\w-]{20,}`, 'gi');

/** A new value: 256 random bits. */
export function generateValue(): string {
  return VALUE_PREFIX + randomBytes(32).toString('base64url');
}

/** A text with the emulator's own values taken out of it, in whatever case: a hostname's letters are folded. */
export function withoutValues(text: string): string {
  return text.replaceAll(VALUE_ANYWHERE, `${VALUE_PREFIX}…`);
}

/** A new key id: 96 random bits, never reused. */
export function generateKeyId(): string {
  return `key_${randomBytes(12).toString('base64url')}`;
}

/** A new management token: 256 random bits. */
export function generateToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a value: SHA-256 in hex, over a domain string that keeps it from equalling any other hash of it. */
export function hashValue(value: string): string {
  return createHash('sha256').update('hoko-emulator/value/v1\n').update(value).digest('hex');
}

/** Whether two secrets are equal, in a time that tells nothing about either. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
