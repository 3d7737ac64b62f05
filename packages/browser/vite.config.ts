import { crx } from '@crxjs/vite-plugin';
import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { manifestFor, PANEL, type Target } from './manifest.config.ts';

// A store's bytes are the same from any shell: Vite and its plugins build otherwise under another NODE_ENV.
process.env.NODE_ENV = 'production';

/** `--mode chromium` or `--mode firefox` chooses the build. */
export default defineConfig(({ mode }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chromium';
  return {
    plugins: [
      preact(),
      crx({ manifest: manifestFor(target), browser: target === 'firefox' ? 'firefox' : 'chrome' }),
    ],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: `dist/${target}`,
      target: target === 'firefox' ? 'firefox140' : 'chrome121',
      modulePreload: { polyfill: false },
      // CRXJS finds every page in the manifest but Firefox's sidebar.
      rollupOptions: { input: [PANEL] },
    },
  };
});
