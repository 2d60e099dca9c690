import { jestProject } from '../../jest.preset.js';

export default {
  ...jestProject({ decorators: true }),
  globalSetup: './jest.global-setup.js',
  globalTeardown: './jest.global-teardown.js',
};
