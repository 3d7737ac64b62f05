import { describe, expect, test } from 'vitest';
import { common as arabicCommon } from './ar/common.ts';
import { details as arabicDetails } from './ar/details.ts';
import { options as arabicOptions } from './ar/options.ts';
import { popup as arabicPopup } from './ar/popup.ts';
import { common } from './en/common.ts';
import { details } from './en/details.ts';
import { loadWords } from './words.ts';

describe('“probably”', () => {
  test.each([
    ['English', common, 'can’t tell', 'probably blocked', 'probably passes'],
    ['Arabic', arabicCommon, 'لا يمكن الجزم', 'محظور على الأرجح', 'يمر على الأرجح'],
  ] as const)(
    'goes with what is known, not with what can’t be told: %s',
    (_, texts, unknown, blocked, passes) => {
      expect(texts.outcome('undetermined', true)).toBe(unknown);
      expect(texts.outcome('blocked', true)).toBe(blocked);
      expect(texts.outcome('allowed', true)).toBe(passes);
    },
  );

  test('stands in the button’s title where it stands in the popup', () => {
    expect(details.badge(1, true)).toBe('Hoko Keys: 1 key probably blocked on this page');
    expect(details.badge(2, false)).toBe('Hoko Keys: 2 keys blocked on this page');
    expect(arabicDetails.badge(2, true)).toBe('مفاتيح Hoko: مفتاحان محظوران على الأرجح في هذه الصفحة');
  });
});

describe('Arabic', () => {
  test('two keys stand in the case that a preposition asks for', () => {
    expect(arabicPopup.found(2)).toBe('عُثر على مفتاحين');
    expect(arabicPopup.found(3)).toBe('عُثر على 3 مفاتيح');
  });

  test('an entry keeps its own direction in a button', () => {
    for (const say of [arabicOptions.use, arabicOptions.addToo, arabicOptions.takeOut]) {
      expect(say('*.example.com')).toContain('\u2066*.example.com\u2069');
    }
  });
});

test('a stranger’s text is neutralised in a sentence, in a list of several too', async () => {
  const { say } = await loadWords('en');
  const scopes = ['links\u202eRead', 'tagsRead'];
  expect(say({ code: 'causeMissingScope', args: { scopes } })).toContain('links⟨U+202E⟩Read');
  expect(say({ code: 'missingScope', args: { scope: 'links\u202eRead' } })).toContain('links⟨U+202E⟩Read');
});
