import { jestProject } from '../../jest.preset.js';

export default {
  ...jestProject({ jsx: true, environment: 'jsdom' }),
  setupFiles: ['<rootDir>/src/testing/browser.ts'],
};
