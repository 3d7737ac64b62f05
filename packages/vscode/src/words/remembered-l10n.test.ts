import { expect, test } from 'vitest';
import { plainL10n } from './plain-l10n.ts';
import { rememberedL10n } from './remembered-l10n.ts';

test('says what it was told, and looks each text without words in it up once', () => {
  const asked: string[] = [];
  const l10n = rememberedL10n({
    t: (message, ...args) => {
      asked.push(message);
      return plainL10n.t(message, ...args);
    },
  });
  for (let i = 0; i < 3; i++) {
    expect(l10n.t('active')).toBe('active');
    expect(l10n.t('{0} keys', 2)).toBe('2 keys');
    expect(l10n.t('{0} keys', 3)).toBe('3 keys');
    expect(l10n.t('Remove “{0}”', 'a')).toBe('Remove “a”');
    expect(l10n.t('{0} and {1} more', 1, i)).toBe(`1 and ${i} more`);
  }
  expect(asked.filter(message => message === 'active')).toHaveLength(1);
  expect(asked.filter(message => message === '{0} keys')).toHaveLength(2);
});
