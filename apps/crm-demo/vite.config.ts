import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: 'src/page',
  base: '/crm/',
  plugins: [react()],
  resolve: { conditions: ['@cordboard/source', ...defaultClientConditions] },
  // The server part is built into the same folder.
  build: { outDir: '../../dist/page', emptyOutDir: true, modulePreload: { polyfill: false } },
});
