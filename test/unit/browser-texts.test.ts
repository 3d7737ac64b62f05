/** The browser extension's own words: each is said somewhere. That Arabic has each of them, the types hold. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { common } from '../../packages/browser/src/texts/en/common.ts';
import { details } from '../../packages/browser/src/texts/en/details.ts';
import { options } from '../../packages/browser/src/texts/en/options.ts';
import { panel } from '../../packages/browser/src/texts/en/panel.ts';
import { popup } from '../../packages/browser/src/texts/en/popup.ts';

const SOURCES = path.resolve(import.meta.dirname, '../../packages/browser/src');

function read(pattern: string): string {
  const files = globSync(pattern, { cwd: SOURCES }).filter(file => !file.endsWith('.test.ts'));
  return files.map(file => readFileSync(path.join(SOURCES, file), 'utf8')).join('\n');
}

const views = read('{observe,options,panel,popup,ui}/**/*.{ts,tsx}');
const texts = read('texts/en/*.ts');

test.each(Object.entries({ common, details, options, panel, popup }))(
  'every text of %s is said',
  (file, said) => {
    const unsaid = Object.keys(said).filter(
      name =>
        !new RegExp(`\\.${name}\\b|[{,]\\s*${name}\\s*[,:}]`).test(views) &&
        !texts.includes(`${file}.${name}`),
    );
    expect(unsaid).toEqual([]);
  },
);
