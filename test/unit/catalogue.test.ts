import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  EMULATOR_RULES,
  loadCatalogue,
  type Question,
  sayAssumption,
  sayObservation,
} from '@hoko-keys/shared';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

const en = await loadCatalogue('en');
const ar = await loadCatalogue('ar');
const QUESTIONS = Object.keys(EMULATOR_RULES) as readonly Question[];

/** Arguments that are themselves, so that a sentence shows which ones it uses. */
const named = new Proxy<Record<string, unknown>>(
  {},
  {
    get: (_, name) => {
      if (name === 'why') return 'comma';
      return name === 'errors' ? ['<errors>'] : `<${String(name)}>`;
    },
  },
);

describe.each([
  ['English', en],
  ['Arabic', ar],
])('in %s', (_, catalogue) => {
  test.each(Object.entries(catalogue))('%s is a whole sentence', (_code, sentence) => {
    const said = (sentence as (args: unknown) => string)(named);
    expect(said).not.toMatch(/undefined|\[object|NaN(?! MB)/);
    expect(said.length).toBeGreaterThan(8);
  });
});

test('both say the same things, of the same inputs', () => {
  expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
  const inputs = (sentence: unknown) =>
    [...new Set((sentence as (args: unknown) => string)(named).match(/<\w+>/g) ?? [])].sort();
  const differing = Object.keys(en).filter(
    code => inputs(en[code as keyof typeof en]).join() !== inputs(ar[code as keyof typeof ar]).join(),
  );
  expect(differing).toEqual([]);
});

test('each is said somewhere, and none is said that is not there', async () => {
  const source = await sourceOutside('sentences');
  const built = /^(assumes|observed|cause|do)[A-Z]/;
  const unused = Object.keys(en).filter(code => !built.test(code) && !source.includes(`'${code}'`));
  expect(unused).toEqual([]);
  const said =
    source.match(/'(?:entry|list|record|keys|text|snapshot|admits|miss|assumes|observed|cause)[A-Z]\w*'/g) ??
    [];
  expect(said.length).toBeGreaterThan(50);
});

test('the ones made from names are the names’ own', () => {
  const of = (prefix: RegExp) => Object.keys(en).filter(code => prefix.test(code));
  expect(of(/^assumes/)).toHaveLength(QUESTIONS.length);
  expect(of(/^observed/)).toHaveLength(QUESTIONS.length);
  expect(of(/^do[A-Z]/).map(code => code.slice(2))).toEqual(of(/^cause/).map(code => code.slice(5)));
  for (const question of QUESTIONS) {
    expect(sayAssumption(question)).toMatch(/^Hoko’s documentation doesn’t say/);
    const observation = { question, answer: 'yes', seenAt: '2026-11-01T10:00:00Z' } as never;
    expect(sayObservation(observation)).toMatch(/^Seen at Hoko on 2026-11-01: /);
  }
});

/** The text of the core and of the programs, without tests, and without one folder of the core. */
async function sourceOutside(folder: string): Promise<string> {
  const roots = ['shared/src', 'packages/vscode/src', 'packages/browser/src', 'packages/emulator/src'];
  const files = await Promise.all(roots.map(root => readdir(path.join(ROOT, root), { recursive: true })));
  const texts = roots.flatMap((root, i) =>
    (files[i] ?? [])
      .filter(file => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.startsWith(folder))
      .map(file => readFile(path.join(ROOT, root, file), 'utf8')),
  );
  return (await Promise.all(texts)).join('\n');
}
