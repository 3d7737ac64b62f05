import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseKeys } from './parse-keys.ts';
import { isValueEntry, looksLikeValue } from './value-like.ts';

const SECRET = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const good = { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['example.com'] };

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

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

test('what is as long as an id, or a UUID, is a value where names and entries stand', () => {
  const digits = (characters: string) =>
    fc
      .string({ unit: fc.constantFrom(...characters), minLength: 13, maxLength: 40 })
      .map(rest => `a1b${rest}`);
  const pasted = fc.oneof(fc.uuid(), digits('0123456789abcdef'), digits('0Aa1Bb2Cc3Dd4Ee5Ff6XxYyZz'));
  const place = fc.constantFrom<(text: string) => object>(
    name => ({ name }),
    name => ({ name: `Storefront ${name}` }),
    note => ({ note }),
    note => ({ notes: [{ note: [note] }] }),
    entry => ({ allowedHostnames: ['example.com', entry] }),
    entry => ({ allowedHostnames: [`*.${entry}`] }),
    scope => ({ scopes: [scope] }),
  );
  fc.assert(
    fc.property(pasted, place, (text, put) => {
      const { keys, problems } = parseKeys({ key_a: { ...good, ...put(text) } });
      expect(keys).toEqual([]);
      expect(problems).toMatchObject([{ code: 'recordHoldsValue' }]);
    }),
  );
});

test('no id, fingerprint or workspace is a value', () => {
  const base64url = fc.string({ unit: fc.constantFrom(...BASE64URL), minLength: 16, maxLength: 16 });
  const id = fc.oneof(base64url, fc.uuid()).map(random => `key_${random}`);
  fc.assert(
    fc.property(id, base64url, fc.uuid(), (key, random, workspace) => {
      expect(looksLikeValue(key)).toBe(false);
      const record = { ...good, fingerprint: `fp1_${random}`, workspace };
      expect(parseKeys({ [key]: record })).toMatchObject({ keys: [{ id: key }], problems: [] });
    }),
  );
});

test('no preview host is a value', () => {
  const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 6, maxLength: 32 });
  const platform = fc.constantFrom('vercel.app', 'netlify.app', 'pages.dev', 'app.github.dev', '例え.テスト');
  const wildcard = fc.constantFrom('', '*.');
  fc.assert(
    fc.property(hash, platform, wildcard, (random, base, star) => {
      expect(isValueEntry(`${star}my-app-git-${random}-team.${base}`)).toBe(false);
      expect(isValueEntry(`${star}${random}.${base}`)).toBe(false);
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
