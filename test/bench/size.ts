import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const HOSTNAMES = path.resolve(import.meta.dirname, '../../shared/src/hostnames');
const ENTRY = 'virtual:matcher-and-index';
const SOURCE = `
  export { indexKeys } from '${HOSTNAMES}/index-keys.ts';
  export { allowListOf, firstCovering } from '${HOSTNAMES}/allow-list.ts';
`;

/** The part that reads what people type, which the popup has for the address bar anyway. */
const PARSER = /\/(pattern|normalize)\.ts$/;

/**
 * The gzipped bytes of the matcher and the index, bundled and minified as the popup's build does.
 *
 * @param withParser whether what reads entries that are no plain hostnames counts too
 */
export async function gzippedSize({ withParser }: { withParser: boolean }): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === ENTRY ? id : undefined),
        load: id => (id === ENTRY ? SOURCE : undefined),
      },
    ],
    build: {
      write: false,
      target: 'chrome121',
      modulePreload: false,
      rolldownOptions: {
        input: ENTRY,
        external: withParser ? [] : [PARSER],
        preserveEntrySignatures: 'strict',
        output: { format: 'es' },
      },
    },
  });
  const output = [built].flat()[0];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('The bundler gave no code for the matcher and the index.');
  return gzipSync(chunk.code, { level: 9 }).length;
}
