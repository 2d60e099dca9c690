import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  base: '/softphone/',
  resolve: {
    conditions: ['@cordboard/source', ...defaultClientConditions],
    // React alone would take 66 of the 80 kB that may be loaded before the first call; Preact takes 8, for the same code.
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy allows no inline script, which is how the polyfill would come.
    modulePreload: { polyfill: false },
    // A data: address would be refused by the same policy.
    assetsInlineLimit: 0,
  },
});
