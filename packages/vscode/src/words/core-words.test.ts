import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { languageOf, say, sayAssumption, sayObservation, speak } from './core-words.ts';

afterEach(() => speak('en'));

test.each([
  ['ar', 'ar'],
  ['ar-EG', 'ar'],
  ['AR', 'ar'],
  ['en', 'en'],
  ['arn', 'en'],
  ['de', 'en'],
])('under %s the core speaks %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test('every kind of sentence follows the language', async () => {
  const sentences = () => [
    say({ code: 'revoked', args: {} }),
    sayAssumption('wildcardApex'),
    sayObservation({ question: 'wildcardApex', answer: 'no', seenAt: '2026-11-23T10:00:00Z' }),
  ];
  const english = sentences();
  await speak('ar');
  for (const [i, sentence] of sentences().entries()) {
    expect(sentence).toMatch(/\p{Script=Arabic}/u);
    expect(english[i]).not.toMatch(/\p{Script=Arabic}/u);
  }
});

test('nobody goes past it to the core’s own English', () => {
  const root = path.resolve(import.meta.dirname, '..');
  const passing = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('core-words.ts'))
    .filter(name =>
      /import \{[^}]*\bsay(?:Assumption|Observation)?\b[^}]*\} from '@hoko-keys\/shared'/.test(
        readFileSync(path.join(root, name), 'utf8'),
      ),
    );
  expect(passing).toEqual([]);
});
