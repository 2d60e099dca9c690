import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.js';

/** Takes the pictures of docs/images from the running product. */
export default defineConfig({
  ...journeys,
  workers: 1,
  projects: [{ name: 'pictures' }],
  testMatch: '**/*.screenshots.ts',
});
