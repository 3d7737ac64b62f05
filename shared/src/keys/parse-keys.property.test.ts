import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseKeys } from './parse-keys.ts';
import { isValueEntry } from './value-like.ts';

const SECRET = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const good = { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['example.com'] };

/** JSON as people mangle it, and records that are almost right. */
const field = fc.oneof(
  fc.constantFrom('name', 'scopes', 'allowedHostnames', 'status', 'note', 'value', '__proto__'),
  fc.string(),
);
const records = fc.dictionary(
  fc.oneof(fc.stringMatching(/^key_[a-z]{1,4}$/), fc.string()),
  fc.oneof(
    fc.jsonValue(),
    fc.dictionary(field, fc.jsonValue()).map(more => ({ ...good, ...more })),
  ),
);

test('whatever a setting holds, each record is a key or has an error', () => {
  fc.assert(
    fc.property(fc.oneof(records, fc.jsonValue()), value => {
      const { keys, problems } = parseKeys(value);
      const wrong = problems.filter(({ severity }) => severity === 'error');
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const ids = new Set(wrong.flatMap(({ args }) => ('id' in args ? [args.id] : [])));
      expect(keys.length + ids.size).toBe(Object.keys(value).length);
    }),
  );
});

test('a value is found wherever in a record it is, and never repeated', () => {
  const place = fc.letrec<{ inner: unknown }>(tie => ({
    inner: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant(SECRET),
      fc.constant({ [SECRET]: 1 }),
      tie('inner').map(inner => [inner]),
      fc.tuple(fc.string(), tie('inner')).map(([name, inner]) => ({ a: 1, [name]: inner })),
    ),
  })).inner;
  fc.assert(
    fc.property(field, place, (name, content) => {
      const { keys, problems } = parseKeys({ key_a: { ...good, ...Object.fromEntries([[name, content]]) } });
      expect(keys).toEqual([]);
      expect(problems).toMatchObject([{ code: 'recordHoldsValue' }]);
      expect(JSON.stringify(problems)).not.toContain(SECRET);
    }),
  );
});

test('no ordinary hostname looks like a value', () => {
  fc.assert(
    fc.property(fc.domain(), hostname => {
      expect(isValueEntry(hostname)).toBe(false);
    }),
  );
});
