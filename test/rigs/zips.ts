import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import root from '../../package.json' with { type: 'json' };

const DIST = path.resolve(import.meta.dirname, '../../dist');

/** A package as a store gets it. */
export interface Package {
  readonly bytes: number;
  /** Paths in it; `/` between folders. */
  readonly names: readonly string[];
  /** A file's text. Throws if it is not there */
  text(name: string): string;
  size(name: string): number;
}

/** Where the browser extension's zip for a target is, after `pnpm package`. */
export function zipFile(target: 'chromium' | 'firefox', dist = DIST): string {
  return path.join(dist, `hoko-keys-${target}-${root.version}.zip`);
}

/** Where the VSIX is, after `pnpm package`. */
export const VSIX_FILE = path.join(DIST, `hoko-keys-${root.version}.vsix`);

/** Opens a zip or VSIX. */
export async function openPackage(file: string): Promise<Package> {
  const zip = await readFile(file);
  const files = unzipSync(zip);
  const required = (name: string) => {
    const content = files[name];
    if (content === undefined) throw new Error(`${path.basename(file)} holds no ${name}`);
    return content;
  };
  return {
    bytes: zip.byteLength,
    names: Object.keys(files),
    text: name => strFromU8(required(name)),
    size: name => required(name).byteLength,
  };
}
