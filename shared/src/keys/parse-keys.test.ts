import { describe, expect, test } from 'vitest';
import { MAX_KEYS, parseKeys } from './parse-keys.ts';

const good = { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['example.com'] };

test('fills in what a record may leave out', () => {
  expect(parseKeys({ key_a: good })).toEqual({
    keys: [{ id: 'key_a', ...good, service: 'hoko', status: 'active' }],
    problems: [],
  });
});

test('one bad record hides no other, and says what is wrong', () => {
  const { keys, problems } = parseKeys({ bad: { name: 'x', scopes: [] }, key_a: good, odd: 7 });
  expect(keys.map(({ id }) => id)).toEqual(['key_a']);
  expect(problems.map(({ code, args }) => [code, args])).toEqual([
    ['recordBadField', { id: 'bad', field: 'scopes', expected: 'a list with at least one scope' }],
    ['recordMissingField', { id: 'bad', field: 'allowedHostnames' }],
    ['recordNotObject', { id: 'odd' }],
  ]);
});

test('unknown scopes and fields are kept, with a warning', () => {
  const { keys, problems } = parseKeys({
    key_a: { ...good, scopes: ['linksRead', 'moonRead'], note: 'ours' },
  });
  expect(keys[0]).toMatchObject({ scopes: ['linksRead', 'moonRead'], note: 'ours' });
  expect(problems.map(({ severity, code }) => [severity, code])).toEqual([
    ['warning', 'recordUnknownField'],
    ['warning', 'recordUnknownScope'],
  ]);
});

describe('a value in a record is an error, and the record is left out', () => {
  const secret = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
  test.each([
    ['value', { value: 'short' }],
    ['apiKey', { apiKey: secret }],
    ['note', { note: `Bearer ${secret}` }],
    ['name', { name: secret }],
    ['fingerprint', { fingerprint: secret }],
    ['allowedHostnames', { allowedHostnames: [secret] }],
    ['nested', { nested: { deep: [secret] } }],
  ])('in %s', (field, extra) => {
    const { keys, problems } = parseKeys({ key_a: { ...good, ...extra } });
    expect(keys).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'recordHoldsValue', severity: 'error', args: { id: 'key_a', field } },
    ]);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  test.each([
    { name: 'storefront-production-eu-west-1-blue' },
    { allowedHostnames: ['my-shop-git-feature-4f2a9c81b7d3e6f5a0b1c2d3.vercel.app'] },
    { fingerprint: 'fp1_ABCDEFabcdef0123' },
    { workspace: '123e4567-e89b-12d3-a456-426614174000' },
  ])('but not in %j', extra => {
    expect(parseKeys({ key_a: { ...good, ...extra } }).problems).toEqual([]);
  });
});

test('what is no object of records is one problem', () => {
  expect(parseKeys(['a']).problems).toMatchObject([{ code: 'keysNotObject', args: { found: 'a list' } }]);
  expect(parseKeys(undefined)).toEqual({ keys: [], problems: [] });
});

test('prototype names are ids like any other', () => {
  const hostile = JSON.parse('{"__proto__": {"name": "x"}, "constructor": 1}');
  expect(parseKeys(hostile).problems).toHaveLength(3);
  expect(({} as { name?: string }).name).toBeUndefined();
});

test('too many records are refused unread', () => {
  const many = Object.fromEntries(Array.from({ length: MAX_KEYS + 1 }, (_, i) => [`key_${i}`, good]));
  expect(parseKeys(many)).toMatchObject({ keys: [], problems: [{ code: 'keysTooMany' }] });
});
