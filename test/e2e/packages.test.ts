import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync, strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import root from '../../package.json' with { type: 'json' };

const DIST = path.resolve(import.meta.dirname, '../../dist');
const KB = 1_000;

async function open(name: string): Promise<{ bytes: number; files: Readonly<Record<string, Uint8Array>> }> {
  const zip = await readFile(path.join(DIST, name));
  return { bytes: zip.byteLength, files: unzipSync(zip) };
}

const json = (file: Uint8Array | undefined) => JSON.parse(strFromU8(file ?? new Uint8Array()));

describe.each(['chromium', 'firefox'])('what a store gets for %s', target => {
  const name = `hoko-keys-${target}-${root.version}.zip`;

  test('asks for exactly what brings no warning, and opens nothing to pages', async () => {
    const manifest = json((await open(name)).files['manifest.json']);
    expect(manifest.permissions).toEqual(['activeTab', 'scripting', 'storage']);
    for (const key of [
      'host_permissions',
      'optional_permissions',
      'optional_host_permissions',
      'content_scripts',
      'web_accessible_resources',
      'externally_connectable',
      'devtools_page',
    ]) {
      expect(manifest[key] ?? [], key).toEqual([]);
    }
    expect(manifest.version).toBe(root.version);
  });

  test('is small, and holds no sources, maps or traces of a development build', async () => {
    const { bytes, files } = await open(name);
    expect(bytes).toBeLessThan(250 * KB);
    expect(Object.keys(files).filter(file => /\.(map|tsx?)$|^\.vite/.test(file))).toEqual([]);
    const text = Object.values(files)
      .map(file => strFromU8(file))
      .join('\n');
    expect(text).not.toMatch(/import\.meta\.hot|sourceMappingURL|localhost:\d/);
  });

  test('leaves what is not needed for the first verdict out of the popup’s first scripts', async () => {
    const { files } = await open(name);
    const scripts = loadedBy(files, 'src/popup/index.html');
    expect(scripts.length).toBeGreaterThan(0);
    // A sentence of the parser that reads pasted texts, and only there.
    const code = scripts.map(file => strFromU8(files[file] ?? new Uint8Array())).join('\n');
    expect(code).not.toContain('CommaExpected');
    expect(gzipSync(new TextEncoder().encode(code)).byteLength).toBeLessThan(30 * KB);
    expect(Object.values(files).some(file => strFromU8(file).includes('CommaExpected'))).toBe(true);
    // The suffix data comes behind the first verdict.
    expect(code).not.toContain('herokuapp');
    expect(Object.values(files).some(file => strFromU8(file).includes('herokuapp'))).toBe(true);
  });
});

test('Firefox’s declares that no data is collected', async () => {
  const manifest = json((await open(`hoko-keys-firefox-${root.version}.zip`)).files['manifest.json']);
  expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual({
    required: ['none'],
  });
});

test('the VSIX is small and holds what it runs, and nothing else of ours', async () => {
  const { bytes, files } = await open(`hoko-keys-${root.version}.vsix`);
  expect(bytes).toBeLessThan(300 * KB);
  const names = Object.keys(files).filter(file => file.startsWith('extension/'));
  const code = ['extension/dist/extension.cjs', 'extension/dist/embedded-emulator.cjs'];
  const data = 'extension/dist/suffix-data.cjs';
  expect(names.filter(file => file.endsWith('.cjs')).sort()).toEqual([...code, data].sort());
  expect(names.filter(file => /\.(map|tsx?)$|node_modules|\/src\//.test(file))).toEqual([]);
  for (const name of code) {
    expect(files[name]?.byteLength, name).toBeLessThan(150 * KB);
    expect(strFromU8(files[name] ?? new Uint8Array())).not.toContain('herokuapp');
  }
});

/** The scripts a page of the zip loads, imports included. */
function loadedBy(files: Readonly<Record<string, Uint8Array>>, page: string): string[] {
  const html = strFromU8(files[page] ?? new Uint8Array());
  const found = new Set([...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file]) => file ?? ''));
  for (const file of found) {
    const code = strFromU8(files[file] ?? new Uint8Array());
    for (const [, other] of code.matchAll(/from\s*"\.\/([^"]+\.js)"/g))
      found.add(path.posix.join(path.posix.dirname(file), other ?? ''));
  }
  return [...found];
}
