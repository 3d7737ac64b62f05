import { expect, test } from 'vitest';
import { shown } from './shown.ts';

test('a name from a file cannot make a link, an icon, a second line or turn the text around', () => {
  expect(shown('[click](command:evil)\n\u202Etxt')).toBe('[click] (command:evil) txt');
  expect(shown('$(error) \u061CAcme')).toBe('$ (error) Acme');
  expect(shown('a'.repeat(200))).toHaveLength(80);
});
