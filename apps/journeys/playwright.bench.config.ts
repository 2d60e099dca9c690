import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.js';

/** The figures of the running product: measured and printed, never asserted, since machines differ. */
export default defineConfig({
  ...journeys,
  workers: 1,
  projects: [{ name: 'figures' }],
  testMatch: '**/*.bench.ts',
  timeout: 300_000,
});
