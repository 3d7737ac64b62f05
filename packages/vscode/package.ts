/** Packages the extension as the marketplace would get it: `dist/hoko-keys-<version>.vsix` at the top, within its budgets. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import manifest from './package.json' with { type: 'json' };

/** What VS Code loads until the view has its rows: on Node, and in a worker of the browser, where the entry asks for the rest. */
const BEGINNINGS = [
  ['extension.cjs', 'window-keys.cjs', 'key-tree.cjs'],
  ['web/extension.js', 'web/start-in-browser.js', 'web/window-keys.js', 'web/key-tree.js'],
];
/** Bytes of all that one begins with, and of a file that is loaded when it is needed. */
const MAX_CODE = 150_000;
/** Bytes of all together, the public suffix list among them, which is loaded when a hostname is asked for. */
const MAX_VSIX = 300_000;

const here = import.meta.dirname;
const vsix = path.join(here, `../../dist/${manifest.name}-${manifest.version}.vsix`);
mkdirSync(path.dirname(vsix), { recursive: true });
await createVSIX({
  cwd: here,
  packagePath: vsix,
  dependencies: false,
  allowMissingRepository: true,
});
checkBytes(path.basename(vsix), statSync(vsix).size, MAX_VSIX);
for (const files of BEGINNINGS) {
  const begun = [...new Set(files.flatMap(loadedWith))];
  checkBytes(
    begun.join(' + '),
    begun.reduce((sum, file) => sum + bytesOf(file), 0),
    MAX_CODE,
  );
}
for (const file of ['flows.cjs', 'emulator.cjs', 'web/flows.js']) checkBytes(file, bytesOf(file), MAX_CODE);

function bytesOf(file: string): number {
  return statSync(path.join(here, 'dist', file)).size;
}

/** A file of the build, and those it can't begin without. An import() is for later. */
function loadedWith(file: string): string[] {
  const text = readFileSync(path.join(here, 'dist', file), 'utf8').replaceAll(
    /then\(\(\)=>(?:require|module\.later)\([^)]*\)/g,
    '',
  );
  const names = [...text.matchAll(/\brequire\(["'`]\.\/([^"'`]+)["'`]\)/g)].map(([, name]) => name ?? '');
  return [file, ...names.flatMap(name => loadedWith(path.join(path.dirname(file), name)))];
}

function checkBytes(what: string, bytes: number, limit: number): void {
  if (bytes > limit) throw new Error(`${what} has ${bytes} bytes; at most ${limit} are allowed.`);
}
