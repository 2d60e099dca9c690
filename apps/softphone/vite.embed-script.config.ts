import { defaultClientConditions, defineConfig } from 'vite';

/** The loader as one plain script, which the API serves to pages that install no package. */
export default defineConfig({
  resolve: { conditions: ['@cordboard/source', ...defaultClientConditions] },
  build: {
    outDir: 'dist/embed',
    emptyOutDir: true,
    target: 'es2020',
    lib: { entry: 'src/embed-script/main.ts', formats: ['iife'], name: 'CordboardEmbed', fileName: () => 'v1.js' },
  },
});
