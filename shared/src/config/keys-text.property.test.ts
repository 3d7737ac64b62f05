import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ApiKey } from '../keys/model.ts';
import { readKeysText } from './read-keys-text.ts';
import type { Snapshot } from './snapshot.ts';
import { recordOf, writeSnapshot } from './write-snapshot.ts';

const id = fc.oneof(
  fc.stringMatching(/^key_[a-z0-9]{1,8}$/),
  fc.constantFrom('__proto__', 'constructor', '1', '', 'hoko.keys', '…'),
  fc.string({ unit: 'binary' }),
);
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('Storefront', ''));
const key: fc.Arbitrary<ApiKey> = fc.record(
  {
    id,
    name: text,
    service: fc.constantFrom('hoko', 'emulator'),
    workspace: text,
    scopes: fc.array(fc.constantFrom('linksRead', 'tagsWrite', 'moonRead', ''), { maxLength: 2 }),
    allowedHostnames: fc.array(fc.oneof(fc.domain(), text), { maxLength: 3 }),
    status: fc.constantFrom('active', 'revoked'),
    createdAt: fc.constantFrom('2026-11-23T10:00:00Z', 'yesterday'),
    fingerprint: fc.constantFrom('fp1_ABCDEFabcdef0123', 'q7Zk2Jx9vB4mT1pR8sL5wN3c'),
  },
  { requiredKeys: ['id', 'name', 'service', 'scopes', 'allowedHostnames', 'status'] },
) as fc.Arbitrary<ApiKey>;
const rules = fc.record(
  {
    wildcardApex: fc.record({
      answer: fc.constantFrom('yes', 'no'),
      basis: fc.constantFrom('assumed', 'observed', 'documented'),
      evidence: text,
    }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Snapshot['rules']>;
const snapshot = fc.record({
  keys: fc.array(key, { maxLength: 3 }),
  rules,
  source: fc.oneof({ weight: 4, arbitrary: fc.constant('settings.json') }, text),
  takenAt: fc.oneof({ weight: 4, arbitrary: fc.constant('2026-11-23T10:00:00.000Z') }, text),
});

test('what is written is read to the same keys, and what is not has a problem', () => {
  let written = 0;
  fc.assert(
    fc.property(snapshot, content => {
      const result = writeSnapshot(content);
      if (!result.ok) {
        expect(result.problem.severity).toBe('error');
        return;
      }
      const read = readKeysText(result.text);
      if (!read.ok) throw new Error(read.problems[0].problem.code);
      written++;
      const byId = (keys: readonly ApiKey[]) => new Map(keys.map(each => [each.id, recordOf(each)]));
      expect(byId(read.keys)).toEqual(byId(content.keys));
      expect(read.skipped).toEqual([]);
      expect(Object.values(read.rules).every(({ basis }) => basis === 'observed')).toBe(true);
    }),
  );
  expect(written).toBeGreaterThan(100);
});

test('any text is read or refused with a reason', () => {
  const almost = fc
    .tuple(
      fc.json(),
      fc.constantFrom('"hoko.keys":', '"settings":{"hoko.keys":', '"schema":"x","keys":'),
      fc.string(),
    )
    .map(([json, start, end]) => `{${start}${json}}${end}`);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), almost), pasted => {
      const read = readKeysText(pasted);
      if (!read.ok) expect(read.problems[0].problem.severity).toBe('error');
    }),
  );
});
