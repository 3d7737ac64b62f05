/** Packages the extension as the marketplace would get it: `dist/hoko-keys-<version>.vsix` at the top, within its budgets. */
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import manifest from './package.json' with { type: 'json' };

/** Bytes of a file of code; VS Code loads an entry at activation, what else there is when it is needed. */
const CODE = ['extension.cjs', 'flows.cjs', 'embedded-emulator.cjs', 'web/extension.js', 'web/flows.js'];
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
check(vsix, MAX_VSIX);
for (const file of CODE) check(path.join(here, 'dist', file), MAX_CODE);

function check(file: string, limit: number): void {
  const { size } = statSync(file);
  if (size > limit)
    throw new Error(`${path.basename(file)} has ${size} bytes; at most ${limit} are allowed.`);
}
