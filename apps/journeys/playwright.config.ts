import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'src',
  // The longest file first, so that no worker waits for it at the end.
  projects: [
    { name: 'npm start', testMatch: '**/start-and-stop.journey.ts' },
    { name: 'the product', testMatch: '**/*.journey.ts', testIgnore: '**/start-and-stop.journey.ts' },
  ],
  globalSetup: './src/start-product.ts',
  // Each worker has a product of its own. More than two would starve each other's sound on a small machine.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: 'test-results',
});
