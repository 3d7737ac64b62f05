/** `pnpm --filter hoko-keys run schema` writes the settings' schema into the manifest anew, after the record's own has changed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { keysSchema } from './keys-schema.ts';

const file = new URL('package.json', import.meta.url);
const manifest = JSON.parse(readFileSync(file, 'utf8'));
manifest.contributes.configuration.properties['hoko.keys'] = keysSchema();
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
