/** `pnpm run package`: the two builds as the zips a store gets. The same sources make the same bytes. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import packageJson from './package.json' with { type: 'json' };

/** Zip has no earlier date; a fixed one keeps the clock out of the bytes. */
const MTIME = new Date(1980, 0, 1);
const OUT = path.resolve(import.meta.dirname, '../../dist');

async function zipFolder(folder: string): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
  const contents: Zippable = {};
  for (const file of files.sort()) {
    const name = path.relative(folder, file).split(path.sep).join('/');
    if (!name.startsWith('.vite/')) contents[name] = [await readFile(file), { mtime: MTIME, level: 9 }];
  }
  return zipSync(contents);
}

await mkdir(OUT, { recursive: true });
for (const target of ['chromium', 'firefox']) {
  const zip = await zipFolder(path.resolve(import.meta.dirname, 'dist', target));
  await writeFile(path.join(OUT, `hoko-keys-${target}-${packageJson.version}.zip`), zip);
}
