/**
 * `pnpm bench`: how fast and how small the core's matching is, beside other libraries in the same process, how soon the popup
 * says its verdict in a real Chromium, how soon the editor's half is there in a real VS Code, and each budget with what was
 * measured. A budget that is missed says OVER and fails nothing: a time is a fact about a machine too. `pnpm bench core`,
 * `pnpm bench popup` and `pnpm bench vscode` measure one alone.
 *
 * The others are compiled beforehand, in their fastest form, and are given entries folded to ASCII. Of the entries 30 % are
 * wildcards, 10 % are Unicode, and domains are shared between keys; half of the hostnames match.
 */
import { EMULATOR_RULES, judge } from '@hoko-keys/shared';
import manifest from '../package.json' with { type: 'json' };
import { type AllKeys, ENTRIES, measureAllKeys } from './all-keys.ts';
import type { Alternative } from './alternatives.ts';
import { type Budget, printBudgets } from './budgets.ts';
import { fastestForms } from './matchers.ts';
import { compare } from './measure.ts';
import { measureOneKey, type OneKey } from './one-key.ts';
import { measuredPopupBudgets } from './popup-budgets.ts';
import { gzippedSize } from './size.ts';
import { duration, printTable, times } from './table.ts';
import { measuredVscodeBudgets } from './vscode-budgets.ts';
import { workload } from './workload.ts';

const KEYS = [10, 100, 1000, 10_000, 100_000];

/** The emulator's check of one request, its key found already: half the requests pass. */
function measureCheck(): number {
  const { keys, hostnames } = workload(1, 5);
  const key = {
    ...keys[0],
    allowedHostnames: keys[0]?.allowedHostnames ?? [],
    scopes: ['linksRead'],
  } as const;
  const requests = hostnames.map(
    hostname => ({ origin: `https://${hostname}`, scope: 'linksRead' }) as const,
  );
  const check = (round: number) =>
    judge({ ...key, status: 'active' }, requests[round % requests.length] ?? {}, EMULATOR_RULES);
  return compare([check])[0]?.ns ?? Number.NaN;
}

function printOneKey(sizes: readonly OneKey[]): void {
  const alternatives = [...(sizes[0]?.others.keys() ?? [])];
  printTable(
    "One hostname against one key's list",
    ['', ...sizes.map(({ entries }) => `${entries} entries`)],
    [
      ['ours', ...sizes.map(({ ours }) => duration(ours.ns))],
      ...alternatives.map(alternative => [
        `${alternative.library}, ${alternative.form}`,
        ...sizes.map(({ others }) => times(others.get(alternative)?.ratio ?? Number.NaN)),
      ]),
    ],
  );
}

function printAllKeys(sizes: readonly AllKeys[], alternatives: readonly Alternative[]): void {
  printTable(
    `One hostname against all keys of ${ENTRIES} entries`,
    ['', ...sizes.map(({ keys }) => `${keys.toLocaleString('en')} keys`)],
    [
      ['index, to the view', ...sizes.map(({ view }) => duration(view))],
      ['index, all matches walked', ...sizes.map(({ view, walked }) => times(walked / view))],
      ['loop over our own matcher', ...sizes.map(({ ourLoop }) => times(ourLoop))],
      ...alternatives.map(alternative => [
        `loop over ${alternative.library}, ${alternative.form}`,
        ...sizes.map(({ loops }) => {
          const ratio = loops.get(alternative);
          return ratio === undefined ? '–' : times(ratio);
        }),
      ]),
      ['building the index, an entry', ...sizes.map(({ buildPerEntry }) => duration(buildPerEntry))],
      ['changing one key', ...sizes.map(({ update }) => duration(update))],
      [
        'building it anew instead',
        ...sizes.map(({ keys, buildPerEntry, update }) => times((buildPerEntry * keys * ENTRIES) / update)),
      ],
    ],
  );
}

function ratioBudget({ entries, others }: OneKey, most: number): Budget {
  const best = Math.min(
    ...[...others].filter(([{ library }]) => library === 'wildcard-match').map(([, { ratio }]) => ratio),
  );
  return {
    name: `one key of ${entries} entries`,
    budget: `≤ ${most} × wildcard-match`,
    measured: `${(1 / best).toFixed(2)} ×`,
    ok: 1 / best <= most,
  };
}

function indexBudgets({ view, loops, buildPerEntry }: AllKeys): Budget[] {
  const faster = Math.min(...loops.values());
  return [
    { name: 'all 10,000 keys, to the view', budget: '≤ 1 µs', measured: duration(view), ok: view <= 1000 },
    {
      name: 'all 10,000 keys, beside a loop over the fastest library',
      budget: '≥ 10,000 × faster',
      measured: times(faster),
      ok: faster >= 10_000,
    },
    {
      name: 'building the index of 10,000 keys, from entries as written',
      budget: '≤ 600 ns an entry',
      measured: duration(buildPerEntry),
      ok: buildPerEntry <= 600,
    },
  ];
}

async function sizeBudgets(): Promise<Budget[]> {
  const bytes = await gzippedSize({ withParser: false });
  const whole = await gzippedSize({ withParser: true });
  return [
    {
      name: 'matcher and index, gzipped',
      budget: '≤ 1,536 bytes',
      measured: `${bytes.toLocaleString('en')} bytes (${whole.toLocaleString('en')} with the parser of odd entries)`,
      ok: bytes <= 1536,
    },
  ];
}

function checkBudget(ns: number): Budget {
  return {
    name: "the emulator's check of a request, 5 entries",
    budget: '≤ 1.5 µs',
    measured: duration(ns),
    ok: ns <= 1500,
  };
}

/** Measures the core, prints it beside the others, and gives its budgets. */
async function measuredCoreBudgets(): Promise<Budget[]> {
  const { picomatch, 'wildcard-match': wildcardMatch } = manifest.devDependencies;
  console.log(
    `wildcard-match ${wildcardMatch}, picomatch ${picomatch}, URLPattern of Node ${process.version}`,
  );
  const [five, fifty] = [measureOneKey(5), measureOneKey(50)];
  printOneKey([five, fifty]);
  const check = measureCheck();
  const fastest = fastestForms(alternative => fifty.others.get(alternative)?.ns ?? Number.NaN);
  const sizes = KEYS.map(count => measureAllKeys(count, fastest));
  printAllKeys(sizes, fastest);
  return [
    ratioBudget(five, 0.7),
    ratioBudget(fifty, 0.3),
    ...sizes.filter(({ keys }) => keys === 10_000).flatMap(indexBudgets),
    checkBudget(check),
    ...(await sizeBudgets()),
  ];
}

const parts = { core: measuredCoreBudgets, popup: measuredPopupBudgets, vscode: measuredVscodeBudgets };
const asked = process.argv.slice(2);
const unknown = asked.find(part => !Object.hasOwn(parts, part));
if (unknown !== undefined) {
  const names = Object.keys(parts).join(', ');
  console.error(`“pnpm bench” measures ${names}, or all of them; “${unknown}” is none.`);
  process.exitCode = 2;
} else {
  for (const [part, measure] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(part)) printBudgets(await measure());
  }
}
