import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { zipFile } from '../rigs/zips.ts';

interface Linted {
  readonly errors: readonly { readonly code: string }[];
  readonly warnings: readonly { readonly code: string; readonly file?: string }[];
}

const WEB_EXT = path.resolve(
  path.dirname(createRequire(import.meta.url).resolve('web-ext')),
  'bin/web-ext.js',
);

/** Preact's own way to set HTML, which nothing here uses. */
const PREACT = 'UNSAFE_VAR_ASSIGNMENT';

/** What addons.mozilla.org checks of a listed add-on, on this machine alone. */
function lint(zip: string): Promise<Linted> {
  const args = [
    WEB_EXT,
    'lint',
    '--no-config-discovery',
    '--no-input',
    '--output=json',
    `--source-dir=${zip}`,
  ];
  const env = { ...process.env, NO_UPDATE_NOTIFIER: '1' };
  return new Promise((resolve, reject) => {
    // Its exit code says that there are errors, which its output tells better.
    execFile(process.execPath, args, { env, maxBuffer: 1e8 }, (_, output, complaint) => {
      if (output.startsWith('{')) resolve(JSON.parse(output) as Linted);
      else reject(new Error(complaint));
    });
  });
}

const codes = (found: readonly { readonly code: string }[]) =>
  [...new Set(found.map(({ code }) => code))].sort();

test('web-ext lint finds no error in what Firefox’s store gets, and no warning but known ones', async () => {
  const { errors, warnings } = await lint(zipFile('firefox'));
  expect(errors).toEqual([]);
  // The first is about Firefox for Android alone, whose 140 and 141 ignore the declaration.
  expect(codes(warnings)).toEqual(['KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION', PREACT]);
});

test('of the other zip it misses only what Firefox’s store wants besides', async () => {
  const { errors, warnings } = await lint(zipFile('chromium'));
  expect(codes(errors)).toEqual(['ADDON_ID_REQUIRED']);
  expect(codes(warnings)).toEqual(['MISSING_DATA_COLLECTION_PERMISSIONS', PREACT]);
});
