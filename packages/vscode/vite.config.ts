import { defineConfig } from 'vite';

/** One CommonJS entry for VS Code; the emulator and the suffix data are chunks of their own, loaded when first needed. */
export default defineConfig(({ mode }) => ({
  ssr: { target: 'node', noExternal: true, external: ['vscode'] },
  build: {
    ssr: 'src/extension.ts',
    // VS Code 1.105 runs extensions on Node 22.
    target: 'node22',
    outDir: 'dist',
    emptyOutDir: true,
    // The debugger's build keeps names and lines.
    minify: mode !== 'development',
    sourcemap: mode === 'development',
    rollupOptions: {
      external: ['vscode'],
      output: {
        format: 'cjs',
        entryFileNames: 'extension.cjs',
        chunkFileNames: ({ name }) => (name === 'src' ? 'embedded-emulator.cjs' : `${name}.cjs`),
      },
    },
  },
}));
