import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPackage, zipFile } from '../rigs/zips.ts';

const STORE = path.resolve(import.meta.dirname, '../../packages/browser/store');

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

/** `sidePanel`, which is Chromium's and is called nowhere else. */
const SIDE_PANEL = 'UNSUPPORTED_API';

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
  expect(codes(warnings)).toEqual(['KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION', PREACT, SIDE_PANEL]);
});

test('of the other zip it misses only what Firefox’s store wants besides', async () => {
  const { errors, warnings } = await lint(zipFile('chromium'));
  expect(codes(errors)).toEqual(['ADDON_ID_REQUIRED']);
  expect(codes(warnings)).toEqual([
    'MANIFEST_PERMISSIONS',
    'MISSING_DATA_COLLECTION_PERMISSIONS',
    PREACT,
    SIDE_PANEL,
  ]);
});

describe.each(['en', 'ar'])('the stores’ texts, %s', language => {
  const text = async (name: string) => (await readFile(path.join(STORE, language, name), 'utf8')).trim();

  test.each(['chromium', 'firefox'] as const)(
    'the short description is the manifest’s of %s',
    async target => {
      const messages = JSON.parse(
        (await openPackage(zipFile(target))).text(`_locales/${language}/messages.json`),
      );
      expect(await text('summary.txt')).toBe(messages.description.message);
    },
  );

  test('each is as long as every store allows', async () => {
    expect((await text('summary.txt')).length).toBeLessThanOrEqual(132);
    const description = await text('description.txt');
    // Edge asks for 250 or more; 10,000 is Edge's limit, the smallest.
    expect(description.length).toBeGreaterThanOrEqual(250);
    expect(description.length).toBeLessThanOrEqual(10_000);
  });
});

test('every permission the manifests ask for has its reason, and no other', async () => {
  const reasons = await readFile(path.join(STORE, 'permissions.md'), 'utf8');
  const explained = [...reasons.matchAll(/^\| `([^`]+)`/gm)].map(([, permission]) => permission);
  const manifests = await Promise.all(
    (['chromium', 'firefox'] as const).map(async target =>
      JSON.parse((await openPackage(zipFile(target))).text('manifest.json')),
    ),
  );
  const asked = manifests.flatMap(manifest => [
    ...manifest.permissions,
    ...(manifest.optional_permissions ?? []),
    ...(manifest.optional_host_permissions ?? []),
  ]);
  expect(explained.sort()).toEqual([...new Set(asked)].sort());
});

test('the privacy text names all that is looked at, and what is pasted', async () => {
  const privacy = await readFile(path.join(STORE, 'privacy.md'), 'utf8');
  // What `lookAtPage` brings back, what `watchRequests` reads, and the panel's box.
  const looked = [
    'whether all of it is loaded',
    'the origin',
    'referrer policy',
    'addresses and sandboxes of the frames',
  ];
  const observed = [
    'method',
    'Origin',
    'Referer',
    'Authorization',
    'mode',
    'status',
    'open to the page',
    'cache',
  ];
  for (const part of [...looked, ...observed, 'paste a copied request']) expect(privacy).toContain(part);
});
