import { describe, expect, test } from 'vitest';
import { MAX_KEYS, parseKeys } from './parse-keys.ts';

const good = { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['example.com'] };

test('fills in what a record may leave out', () => {
  expect(parseKeys({ key_a: good })).toEqual({
    keys: [{ id: 'key_a', ...good, service: 'hoko', status: 'active' }],
    problems: [],
  });
});

test.each(['01J9ZQ3K5M7N9P1R3S5T7V9W1X', 'key_01h455vb4pex5vsknk084sn02q'])(
  'a record that has a ULID for its id is read: %s',
  id => {
    expect(parseKeys({ [id]: good }).keys.map(key => key.id)).toEqual([id]);
  },
);

test('one bad record hides no other, and says what is wrong', () => {
  const { keys, problems } = parseKeys({ bad: { name: 'x', scopes: [] }, key_a: good, odd: 7 });
  expect(keys.map(({ id }) => id)).toEqual(['key_a']);
  expect(problems.map(({ code, args }) => [code, args])).toEqual([
    ['recordBadField', { id: 'bad', field: 'scopes', expected: 'scopes' }],
    ['recordMissingField', { id: 'bad', field: 'allowedHostnames' }],
    ['recordNotObject', { id: 'odd' }],
  ]);
});

test('unknown scopes and fields are kept, with a warning', () => {
  const { keys, problems } = parseKeys({
    key_a: { ...good, scopes: ['linksRead', 'moonRead', 'moonRead'], note: 'ours' },
  });
  expect(keys[0]).toMatchObject({ scopes: ['linksRead', 'moonRead', 'moonRead'], note: 'ours' });
  expect(problems.map(({ severity, code }) => [severity, code])).toEqual([
    ['warning', 'recordUnknownField'],
    ['warning', 'recordUnknownScope'],
  ]);
});

test.each(['constructor', 'prototype', '__proto__', 'toString', 'hasOwnProperty'])(
  'a field called %s is kept like any other, and is a field alone',
  field => {
    const record = JSON.parse(`{ "${field}": { "name": "x" } }`) as object;
    const { keys, problems } = parseKeys({
      key_a: Object.fromEntries([...Object.entries(good), ...Object.entries(record)]),
    });
    expect(Object.entries(keys[0] ?? {})).toContainEqual([field, { name: 'x' }]);
    expect(Object.getPrototypeOf(keys[0])).toBe(Object.prototype);
    expect(problems).toEqual([
      { severity: 'warning', code: 'recordUnknownField', args: { id: 'key_a', field } },
    ]);
  },
);

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
    ['value', { value: 12345678 }],
    ['value', { value: ['abc'] }],
    ['token', { token: { x: 1 } }],
    ['nested', { nested: { password: [['abc']] } }],
    ['nested', { nested: { [secret]: 1 } }],
    ['allowedHostnames', { allowedHostnames: { 0: secret } }],
    ['allowedHostnames', { allowedHostnames: [`sk.${secret}`] }],
    ['…', { [secret]: 1 }],
  ])('in %s', (field, extra) => {
    const { keys, problems } = parseKeys({ key_a: { ...good, ...extra } });
    expect(keys).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'recordHoldsValue', severity: 'error', args: { id: 'key_a', field } },
    ]);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  test.each([
    [{ [secret]: good }, { id: '…', field: 'id' }],
    [{ key_a: secret }, { id: 'key_a', field: 'key_a' }],
    [{ value: 'abc' }, { id: 'value', field: 'value' }],
  ])('or in the place of a record: %#', (records, args) => {
    const { keys, problems } = parseKeys(records);
    expect(keys).toEqual([]);
    expect(problems).toMatchObject([{ code: 'recordHoldsValue', args }]);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  test('or deeper than any stack of calls', () => {
    let deep: unknown = secret;
    for (let i = 0; i < 100_000; i++) deep = { deeper: deep };
    expect(parseKeys({ key_a: { ...good, deep } }).problems).toMatchObject([{ code: 'recordHoldsValue' }]);
  });

  test.each([
    { value: '' },
    { token: null },
    { secret: [] },
    { name: 'storefront-production-eu-west-1-blue' },
    { allowedHostnames: ['my-shop-git-feature-4f2a9c81b7d3e6f5a0b1c2d3.vercel.app'] },
    { fingerprint: 'fp1_ABCDEFabcdef0123' },
    { workspace: '123e4567-e89b-12d3-a456-426614174000' },
  ])('but not in %j', extra => {
    const { problems } = parseKeys({ key_a: { ...good, ...extra } });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

test('what is no object of records is one problem', () => {
  expect(parseKeys(['a']).problems).toMatchObject([{ code: 'keysNotObject', args: { found: 'list' } }]);
  expect(parseKeys(undefined)).toEqual({ keys: [], problems: [] });
});

test('prototype names are ids like any other', () => {
  const hostile = JSON.parse('{"__proto__": {"name": "x"}, "constructor": 1}');
  expect(parseKeys(hostile).problems).toHaveLength(3);
  expect(({} as { name?: string }).name).toBeUndefined();
});

test('a field that is wrong in many places is one problem', () => {
  expect(parseKeys({ key_a: { ...good, scopes: [1, 2, 3], allowedHostnames: 7 } }).problems).toHaveLength(2);
});

test('too many records are refused unread', () => {
  const many = Object.fromEntries(Array.from({ length: MAX_KEYS + 1 }, (_, i) => [`key_${i}`, good]));
  expect(parseKeys(many)).toMatchObject({ keys: [], problems: [{ code: 'keysTooMany' }] });
});
