import { expect, test } from 'vitest';
import { parseKeys } from '../keys/parse-keys.ts';
import { judge } from '../verdicts/judge.ts';
import { nearestMiss } from '../verdicts/nearest-miss.ts';
import { previewAdvice, widerFixes } from '../verdicts/wider-fixes.ts';
import { indexKeys } from './index-keys.ts';
import { lintHostnames, lintInSteps } from './lint.ts';
import { loadPublicSuffixes } from './public-suffixes.ts';

const suffixes = await loadPublicSuffixes();

const headers = { origin: 'https://my-app-git-main-team.vercel.app' };
const judged = (allowedHostnames: readonly string[]) =>
  judge({ scopes: ['linksRead'], status: 'active', allowedHostnames }, headers);

const WORK: [name: string, work: (entries: readonly string[]) => unknown][] = [
  ['linted', entries => lintHostnames(entries, { suffixes, key: { scopes: [], service: 'hoko' } })],
  [
    'parsed',
    allowedHostnames => parseKeys({ key_a: { name: 'A', scopes: ['linksRead'], allowedHostnames } }),
  ],
  ['judged', judged],
  ['advised on', entries => previewAdvice(judged(entries), entries, suffixes)],
  ['given fixes', entries => widerFixes(judged(entries), suffixes)],
  ['looked at for the nearest miss', entries => nearestMiss(entries, headers)],
  ['indexed', allowedHostnames => indexKeys([{ id: 'key_a', allowedHostnames }]).remove('key_a')],
];

const LISTS: [name: string, entry: (i: number) => string][] = [
  ['one entry many times', () => 'example.com'],
  ['many hostnames', i => `h${i}.example.com`],
  ['many wildcards', i => `*.h${i}.vercel.app`],
  ['many that are no hostname', i => `https://h${i}.example.com/x`],
];

/** How often a work reads something of a list: what grows with the square of its length could not be paid for a hostile one. */
function reads(work: (entries: readonly string[]) => unknown, entries: readonly string[]): number {
  let count = 0;
  const counted = new Proxy(entries, {
    get: (list, name) => {
      count++;
      return Reflect.get(list, name);
    },
  });
  work(counted);
  return count;
}

test.each(WORK.flatMap(([done, work]) => LISTS.map(([name, entry]) => ({ done, name, work, entry }))))(
  'twice as many entries are $done with twice as much work: $name',
  ({ work, entry }) => {
    const list = (length: number) => Array.from({ length }, (_, i) => entry(i));
    const [few, many] = [reads(work, list(500)), reads(work, list(1000))];
    expect(few).toBeGreaterThanOrEqual(500);
    expect(many).toBeLessThanOrEqual(2 * few);
  },
);

test('who lints a long list can pause after every few entries', () => {
  const entries = Array.from({ length: 20_000 }, (_, i) => `h${i}.example.com`);
  const steps = lintInSteps(entries, { suffixes });
  let pauses = 0;
  while (!steps.next().done) pauses++;
  expect(pauses).toBe((2 * entries.length) / 500);
});
