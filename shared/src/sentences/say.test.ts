import { expect, test } from 'vitest';
import { parsePattern } from '../hostnames/pattern.ts';
import { nearestMiss } from '../verdicts/nearest-miss.ts';
import { QUESTIONS } from '../verdicts/rules.ts';
import { say, sayAssumption } from './say.ts';

test('a problem’s sentence names the input', () => {
  const result = parsePattern('https://example.com/x');
  expect(result.ok ? '' : say(result.problem)).toBe(
    '“https://example.com/x” is a URL. An entry is the hostname alone.',
  );
});

test('of a wildcard in another spelling nobody says that it is the hostname', () => {
  const rules = { case: { answer: 'no', basis: 'observed' } } as const;
  const miss = nearestMiss(['*.Example.com'], { origin: 'https://app.example.com' }, rules);
  expect(miss && say(miss)).toBe(
    'Almost: *.Example.com would cover app.example.com, were it not for how it is written.',
  );
});

test('every open question has a sentence that says what is not documented', () => {
  for (const question of QUESTIONS)
    expect(sayAssumption(question)).toMatch(/^Hoko’s documentation doesn’t say/);
});
