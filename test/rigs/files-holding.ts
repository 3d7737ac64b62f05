import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Every file below the folders that holds the text, as UTF-8 or UTF-16, so that a secret can be shown to be in none. */
export async function filesHolding(text: string, folders: readonly string[]): Promise<string[]> {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const content = await readFile(file);
      if (needles.some(needle => content.includes(needle))) found.push(file);
    }
  }
  return found;
}
