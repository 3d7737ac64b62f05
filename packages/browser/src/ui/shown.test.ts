import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brief, shown } from './shown.ts';

test.each([
  ['app.example.com', 'app.example.com'],
  ['moc.elpmaxe\u202Eapp', 'moc.elpmaxe⟨U+202E⟩app'],
  ['a\u2066b\u2069\u200Fc', 'a⟨U+2066⟩b⟨U+2069⟩⟨U+200F⟩c'],
  ['a\nb\u0000', 'a⟨U+000A⟩b⟨U+0000⟩'],
  ['zero\u200Bwidth\uFEFF', 'zero⟨U+200B⟩width⟨U+FEFF⟩'],
  ['می‌خواهم 👩‍💻', 'می‌خواهم 👩‍💻'],
])('%j is shown as %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('nothing that is shown turns the text around it, and showing it twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(shown(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(shown(shown(text))).toBe(shown(text));
    }),
  );
});

test('a text of megabytes is cut, and a long address is not', () => {
  expect(shown('x'.repeat(2_000_000))).toHaveLength(2_100);
  expect(shown(shown('\u202e'.repeat(2_000)))).toBe(shown('\u202e'.repeat(2_000)));
  const address = `https://example.com/${'x'.repeat(2_000)}`;
  expect(shown(address)).toBe(address);
});

test('a long text is cut', () => {
  expect(brief('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
  expect(brief('x'.repeat(60))).toBe('x'.repeat(60));
});
