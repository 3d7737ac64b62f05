import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

/**
 * In a worker of the browser nothing can be loaded by a name. There an import() asks the entry (`src/web/web.ts`) for its chunk,
 * and the bundler's few helpers, which the entry can't begin without, are put into it.
 */
const chunksInWorker: Plugin = {
  name: 'chunks-in-worker',
  applyToEnvironment: ({ name }) => name === 'web',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter(file => file.type === 'chunk');
    for (const chunk of chunks) chunk.code = chunk.code.replaceAll(IMPORT_CALL, '$1module.later($2)');
    const helpers = chunks.find(({ fileName }) => fileName === HELPERS)?.code;
    for (const entry of chunks.filter(({ isEntry }) => isEntry)) {
      if (entry.imports.some(name => name.endsWith('.js') && name !== HELPERS))
        this.error(`The entry for a worker can't begin with ${entry.imports.join(', ')}`);
      entry.code = entry.code.replace(
        /\brequire\(["'`]\.\/rolldown-runtime\.js["'`]\)/,
        () => `(()=>{const exports={};${helpers};return exports})()`,
      );
    }
  },
};

const HELPERS = 'rolldown-runtime.js';

/** How the bundler writes an import() of a chunk into CommonJS. */
const IMPORT_CALL = /(Promise\.resolve\(\)\.then\(\(\) ?=> ?)require\((["'`]\.\/[\w-]+\.js["'`])\)/g;

function environment(isDevelopment: boolean, build: EnvironmentOptions['build']): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['vscode'] },
    build: {
      ssr: true,
      emptyOutDir: true,
      // The debugger's build keeps names and lines.
      minify: !isDevelopment,
      sourcemap: isDevelopment,
      ...build,
    },
  };
}

/**
 * Two entries from one source, each a CommonJS file; the emulator, the suffix data and the Arabic words are chunks of their own,
 * loaded when first needed.
 */
export default defineConfig(({ mode }) => {
  const isDevelopment = mode === 'development';
  return {
    plugins: [chunksInWorker],
    builder: {
      buildApp: async builder => {
        for (const environment of Object.values(builder.environments)) {
          if (['desktop', 'web'].includes(environment.name)) await builder.build(environment);
        }
      },
    },
    environments: {
      desktop: environment(isDevelopment, {
        // VS Code 1.105 runs extensions on Node 22.
        target: 'node22',
        outDir: 'dist',
        rolldownOptions: {
          input: 'src/desktop.ts',
          external: ['vscode'],
          optimization: { inlineConst: false },
          output: {
            format: 'cjs',
            entryFileNames: 'extension.cjs',
            chunkFileNames: ({ name }) => (name === 'src' ? 'embedded-emulator.cjs' : `${name}.cjs`),
          },
        },
      }),
      web: environment(isDevelopment, {
        target: 'es2024',
        outDir: 'dist/web',
        rolldownOptions: {
          input: 'src/web/web.ts',
          external: ['vscode'],
          platform: 'browser',
          optimization: { inlineConst: false },
          output: { format: 'cjs', entryFileNames: 'extension.js', chunkFileNames: '[name].js' },
        },
      }),
    },
  };
});
