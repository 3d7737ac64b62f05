import path from 'node:path';
import { build } from 'vite';

/** The conformance vectors and what runs them, with the core, as one classic script for a browser. */
export async function conformanceScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'chrome121',
      lib: { entry: path.join(import.meta.dirname, 'page.ts'), formats: ['iife'], name: 'page' },
      // A classic script is one piece, the suffix data that is loaded when asked for included.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const output = [built].flat()[0];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('The bundler gave no code for the conformance page.');
  return chunk.code;
}
