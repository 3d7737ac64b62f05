import { expect, test } from 'vitest';
import { readStateText, writeStateText } from './state-text.ts';

const HASH = 'a'.repeat(64);
const record = { name: 'Kept', scopes: ['linksRead'], allowedHostnames: [], service: 'emulator' };

const stateOf = (keys: object, valueHashes: object = {}, version = 1) =>
  JSON.stringify({ schema: 'hoko-emulator/state', version, keys, valueHashes });

test('what was written is read', () => {
  const key = { ...record, id: 'key_a', service: 'emulator', status: 'revoked' } as const;
  expect(readStateText(writeStateText([{ key, valueHash: HASH }]))).toEqual({
    ok: true,
    keys: [{ key, valueHash: HASH }],
  });
});

test.each([
  ['', 'it is not JSON'],
  ['{', 'it is not JSON'],
  ['{"schema":"other"}', 'it is no state of version 1'],
  [stateOf({}, {}, 2), 'it is no state of version 1'],
  [stateOf([]), 'it is no state of version 1'],
  [stateOf({ key_a: { name: 'x' } }, { key_a: HASH }), 'a key in it is wrong (recordMissingField)'],
  [
    stateOf({ key_a: { ...record, name: 'q7Zk2Jx9vB4mT1pR8sL5wN3c' } }, { key_a: HASH }),
    'a key in it is wrong (recordHoldsValue)',
  ],
  [stateOf({ key_a: record }), 'a key in it has no hash'],
  [stateOf({ key_a: record }, { key_a: 'short' }), 'a key in it has no hash'],
  [stateOf({ toString: record }), 'a key’s id in it is none the emulator gives'],
  [
    stateOf({ KEY: record }, { KEY: HASH }).replaceAll('KEY', '__proto__'),
    'a key’s id in it is none the emulator gives',
  ],
])('%s is refused as a whole', (text, why) => {
  expect(readStateText(text)).toEqual({ ok: false, why });
});
