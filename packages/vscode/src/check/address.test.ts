import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressAt, originOf } from './address.ts';

test.each([
  ['app.example.com', 'https://app.example.com'],
  ['http://localhost:5173/a?b', 'http://localhost:5173'],
  ['localhost:5173', 'https://localhost:5173'],
  ['capacitor://localhost', 'capacitor://localhost'],
  ['https://user:pw@Bücher.example:8443/x:9', 'https://xn--bcher-kva.example:8443'],
  ['http://[::1]:3000/', 'http://[::1]:3000'],
  ['::1', 'https://[::1]'],
  ['https://app.example.com:443/', 'https://app.example.com'],
  ['http://app.example.com:80', 'http://app.example.com'],
  ['app.example.com:443', 'https://app.example.com'],
  ['http://app.example.com:443', 'http://app.example.com:443'],
  ['https://App.Example.com./a', 'https://app.example.com.'],
  ['http://app.example.com.:8080/', 'http://app.example.com.:8080'],
])('%s is judged as %s', (text, origin) => {
  expect(originOf(text)).toBe(origin);
});

test('what has no hostname is not judged', () => {
  expect(originOf('two words')).toBeUndefined();
});

test.each([
  ['fetch("https://app.example.com/x?y=1")', 'https://app.example.com/x?y=1'],
  ['see [the shop](https://shop.example.com/a), or', 'https://shop.example.com/a'],
  ['at app.example.com.', 'app.example.com'],
  ['"*.example.com",', 'example.com'],
  ['open http://localhost:5173 now', 'http://localhost:5173'],
  ['localhost:3000', 'localhost:3000'],
  ['(http://[::1]:3000/a)', 'http://[::1]:3000/a'],
  ['“bücher.example”', 'bücher.example'],
])('at any place of it, the address in %s is found', (line, address) => {
  const start = line.indexOf(address);
  for (let at = start; at <= start + address.length; at++) expect(addressAt(line, at)).toBe(address);
});

test('a word, a space and nothing are no address', () => {
  expect(addressAt('const a = b', 2)).toBeUndefined();
  expect(addressAt('a.test   b', 8)).toBeUndefined();
  expect(addressAt('', 0)).toBeUndefined();
});

test('whatever the line, what is found has a hostname', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(80), (line, at) => {
      const found = addressAt(line, at);
      if (found !== undefined) expect(originOf(found)).toBeDefined();
    }),
  );
});
