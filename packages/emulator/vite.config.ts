import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** The command as one file that needs Node alone. */
export default defineConfig({
  build: {
    target: 'node22',
    ssr: 'src/bin.ts',
    rollupOptions: {
      external: [...builtinModules, /^node:/],
      output: { entryFileNames: 'hoko-emulator.js' },
    },
  },
  ssr: { noExternal: true },
});
