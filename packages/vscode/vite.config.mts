import { defineConfig, type EnvironmentOptions, type Plugin, type Rolldown } from 'vite';

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

/** What an entry begins with, by module. */
const begun = new Set<string>();

const findBegun: Plugin = {
  name: 'find-begun',
  buildEnd() {
    begun.clear();
    const follow = (id: string) => {
      if (begun.has(id)) return;
      begun.add(id);
      this.getModuleInfo(id)?.importedIds.forEach(follow);
    };
    for (const id of this.getModuleIds()) if (BEGINNINGS.test(id)) follow(id);
  },
};

const BEGINNINGS = /\/src\/(desktop|web\/web|web\/start-in-browser)\.ts$/;

/**
 * What most chunks stand on is one file, so that the first of them does not wait for many. What an entry begins with stays out of
 * it. What a module needs is needed as often as the module: so this file asks for no other chunk.
 */
const codeSplitting: Rolldown.OutputOptions['codeSplitting'] = {
  includeDependenciesRecursively: false,
  groups: [{ name: id => (begun.has(id) ? null : 'common'), minShareCount: 3 }],
};

/** Both entries load one file of suffix data, the browser's: it is the largest there is, and asks for no other. */
const DESKTOP_FILES: Readonly<Record<string, string>> = {
  'suffix-data': 'web/suffix-data.js',
  src: 'emulator.cjs',
};

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
 * Two entries from one source, each a CommonJS file that is small, since VS Code waits for it; the view, the commands, the emulator,
 * the suffix data and the Arabic words are chunks of their own, loaded when first needed.
 */
export default defineConfig(({ mode }) => {
  const isDevelopment = mode === 'development';
  return {
    plugins: [findBegun, chunksInWorker],
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
            codeSplitting,
            entryFileNames: 'extension.cjs',
            chunkFileNames: ({ name }) => DESKTOP_FILES[name] ?? `${name}.cjs`,
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
          output: {
            format: 'cjs',
            codeSplitting,
            entryFileNames: 'extension.js',
            chunkFileNames: '[name].js',
          },
        },
      }),
    },
  };
});
