import { expect, test } from 'vitest';
import { NotUtf8, textIn } from './file-text.ts';

test.each(['', '{ "a": "é, \u{1F511}, \uFFFD" }', '\uFEFF{}'])('%j is read as it was written', text => {
  expect(textIn(new TextEncoder().encode(text))).toBe(text);
});

test.each([
  ['Latin-1', [0x22, 0xe9, 0x22]],
  ['half a character', [0x22, 0xf0, 0x9f]],
  ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
])('%s is refused, since it would be written back as something else', (_, bytes) => {
  expect(() => textIn(Uint8Array.from(bytes))).toThrow(NotUtf8);
});

test('of a text that is cut off in a character, what is before it can be read', () => {
  const bytes = new TextEncoder().encode('{ "a": "مف');
  const read = (length: number) => {
    try {
      return textIn(bytes.slice(0, length));
    } catch (error) {
      return error instanceof NotUtf8 ? error.readable : error;
    }
  };
  expect(read(bytes.length - 1)).toBe('{ "a": "م');
});
