import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  base: '/softphone/',
  plugins: [react()],
  resolve: { conditions: ['@cordboard/source', ...defaultClientConditions] },
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
