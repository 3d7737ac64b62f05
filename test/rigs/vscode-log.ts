import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Vscode } from './vscode.ts';

/** All that the extension has logged; empty before it has. */
export async function readLog({ root }: Vscode): Promise<string> {
  const folder = path.join(root, 'data/logs');
  const files = await readdir(folder, { recursive: true });
  const logs = files.filter(file => file.endsWith('Hoko Keys.log')).sort();
  return (await Promise.all(logs.map(file => readFile(path.join(folder, file), 'utf8')))).join('');
}
