import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

/** What a worker of the browser can't do: load a chunk. There an import() asks the entry (`src/web/web.ts`), which reads the file. */
const laterInWorker: Plugin = {
  name: 'later-in-worker',
  applyToEnvironment: ({ name }) => name === 'web',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || !file.isEntry) continue;
      file.code = file.code.replaceAll(/require\((["'`]\.\/[\w-]+\.js["'`])\)/g, 'module.later($1)');
    }
  },
};

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
    plugins: [laterInWorker],
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
