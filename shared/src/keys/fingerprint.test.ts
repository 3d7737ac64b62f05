import { expect, test } from 'vitest';
import { fingerprintOf, isFingerprint } from './fingerprint.ts';

/** `printf 'hoko-keys/fingerprint/v1\nemu_value' | openssl dgst -sha256 -binary | head -c 12 | base64`, in base64url. */
const KNOWN = 'fp1_ESZz0GNqy1SMxtd-';

test('is the first 96 bits of SHA-256 over the domain and the value', async () => {
  expect(await fingerprintOf('emu_value')).toBe(KNOWN);
});

test('has a shape a value does not have', async () => {
  expect(isFingerprint(await fingerprintOf('a'))).toBe(true);
  expect(isFingerprint('q7Zk2Jx9vB4mT1pR8sL5wN3c')).toBe(false);
  expect(await fingerprintOf('a')).not.toBe(await fingerprintOf('b'));
});
