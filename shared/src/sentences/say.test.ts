import { expect, test } from 'vitest';
import { parsePattern } from '../hostnames/pattern.ts';
import { QUESTIONS } from '../verdicts/rules.ts';
import { say, sayAssumption } from './say.ts';

test('a problem’s sentence names the input', () => {
  const result = parsePattern('https://example.com/x');
  expect(result.ok ? '' : say(result.problem)).toBe(
    '“https://example.com/x” is a URL. An entry is the hostname alone.',
  );
});

test('every open question has a sentence that says what is not documented', () => {
  for (const question of QUESTIONS)
    expect(sayAssumption(question)).toMatch(/^Hoko’s documentation doesn’t say/);
});
