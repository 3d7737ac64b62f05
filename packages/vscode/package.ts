/** Packages the extension as the marketplace would get it: `dist/hoko-keys-<version>.vsix` at the top, within its budgets. */
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import manifest from './package.json' with { type: 'json' };

/** Bytes; VS Code loads the entry at activation, the other when the emulator starts. */
const MAX_ENTRY = 150_000;
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
const entries = readdirSync(path.join(here, 'dist')).map(name => path.join(here, 'dist', name));
check(vsix, MAX_VSIX);
for (const entry of entries) check(entry, MAX_ENTRY);

function check(file: string, limit: number): void {
  const { size } = statSync(file);
  if (size > limit)
    throw new Error(`${path.basename(file)} has ${size} bytes; at most ${limit} are allowed.`);
}
