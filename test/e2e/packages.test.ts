import path from 'node:path';
import { gzipSync, strToU8 } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import root from '../../package.json' with { type: 'json' };
import { openPackage, type Package, VSIX_FILE, zipFile } from '../rigs/zips.ts';

const KB = 1_000;

/** All a manifest may hold: what grants something exactly, and what only names or shows something by its name. */
const GRANTS = {
  manifest_version: 3,
  version: root.version,
  permissions: ['activeTab', 'scripting', 'storage'],
  optional_host_permissions: ['*://*/*'],
  content_security_policy: {
    extension_pages: "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
  },
};
const GRANTS_BY_TARGET = {
  chromium: {
    ...GRANTS,
    // Why `webRequest` is not optional here: `manifest.config.ts`. It warns of nothing.
    permissions: ['activeTab', 'scripting', 'storage', 'sidePanel', 'webRequest'],
    minimum_chrome_version: '121',
  },
  firefox: {
    ...GRANTS,
    optional_permissions: ['webRequest'],
    browser_specific_settings: {
      gecko: {
        id: 'hoko-keys@hoko-keys.invalid',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  },
};
const SHOWS = ['name', 'description', 'default_locale', 'icons', 'action', 'options_ui'];
const SHOWS_BY_TARGET = {
  chromium: [...SHOWS, 'side_panel', 'storage'],
  firefox: [...SHOWS, 'sidebar_action'],
};

/** A text of each part that has to wait until the first verdict is shown. */
const LATER = {
  'the parser of pasted texts': 'CommaExpected',
  'the public suffixes': 'herokuapp',
  Arabic: 'مفتاح',
  'the options page': 'Write a key by hand',
};

describe.each(['chromium', 'firefox'] as const)('what a store gets for %s', target => {
  let zip: Package;
  beforeAll(async () => {
    zip = await openPackage(zipFile(target));
  });

  test('the manifest asks for exactly what brings no warning, and opens nothing to pages', () => {
    const manifest: Record<string, unknown> = JSON.parse(zip.text('manifest.json'));
    const shows = SHOWS_BY_TARGET[target];
    const shown = Object.keys(manifest).filter(key => shows.includes(key));
    const grants = Object.entries(manifest).filter(([key]) => !shows.includes(key));
    expect(shown.sort()).toEqual(shows.toSorted());
    expect(Object.fromEntries(grants)).toEqual(GRANTS_BY_TARGET[target]);
  });

  test('is small', () => {
    expect(zip.bytes).toBeLessThanOrEqual(250 * KB);
  });

  test('holds no sources, maps or traces of a development build, runs no text as code, and takes no messages', () => {
    expect(zip.names.filter(name => /\.(map|tsx?)$|^\.vite/.test(name))).toEqual([]);
    const suspects = zip.names
      // The polyfill names every event there is.
      .filter(name => /\.(js|html|css|json)$/.test(name) && !name.includes('browser-polyfill'))
      .flatMap(name => suspicious(zip.text(name)).map(found => `${name}: ${found}`));
    expect(suspects).toEqual([]);
  });

  test('loads little before the first verdict, and what is not needed for it later', () => {
    const scripts = loadedBy(zip, 'src/popup/index.html');
    const code = scripts.map(name => zip.text(name));
    const gzipped = code.reduce((sum, text) => sum + gzipSync(strToU8(text)).byteLength, 0);
    expect(scripts).not.toEqual([]);
    expect(gzipped).toBeLessThanOrEqual(30 * KB);
    const all = zip.names.filter(name => name.endsWith('.js')).map(name => zip.text(name));
    for (const [part, text] of Object.entries(LATER)) {
      expect(all.join('\n'), part).toContain(text);
      expect(code.join('\n').includes(text), part).toBe(false);
    }
  });
});

test('the VSIX is small and holds what it runs, and nothing else of ours', async () => {
  const vsix = await openPackage(VSIX_FILE);
  expect(vsix.bytes).toBeLessThan(300 * KB);
  const names = vsix.names.filter(name => name.startsWith('extension/'));
  const code = names.filter(name => /\.c?js$/.test(name));
  // For a VS Code on Node, and for one in the browser alone, which has no emulator.
  for (const file of ['dist/extension.cjs', 'dist/embedded-emulator.cjs', 'dist/web/extension.js'])
    expect(code).toContain(`extension/${file}`);
  expect(names.filter(name => /\.(map|tsx?)$|node_modules|\/src\//.test(name))).toEqual([]);
  for (const name of code) {
    expect(vsix.size(name), name).toBeLessThan(150 * KB);
    expect(vsix.text(name).includes('herokuapp'), name).toBe(/suffix-data\.c?js$/.test(name));
  }
});

/** What no store should find: traces of a development build, text run as code, messages between parts, plain addresses. */
function suspicious(text: string): string[] {
  const traces = /import\.meta\.hot|sourceMappingURL|localhost:\d+|@vite\/client/g;
  const code = /\beval\(|\bnew Function\b|(?<![.\w])Function\(/g;
  const messages = /\bon(Message|Connect)(External)?\b/g;
  // Beside loopback's and the names of XML's vocabularies, which nobody fetches.
  const addresses =
    /http:\/\/(?!(localhost|127\.0\.0\.1|\[::1\])\b)(?!www\.w3\.org\/\d{4}\/|json-schema\.org\/)[a-z0-9[][^\s"'`)]*/gi;
  return [traces, code, messages, addresses].flatMap(kind => text.match(kind) ?? []);
}

/** The scripts a page of the zip loads before it runs: those it names, and what they import. */
function loadedBy(zip: Package, page: string): string[] {
  const found = new Set(
    [...zip.text(page).matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, name]) => name ?? ''),
  );
  for (const name of found) {
    for (const [, other] of zip.text(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      found.add(path.posix.join(path.posix.dirname(name), other ?? ''));
  }
  return [...found];
}
