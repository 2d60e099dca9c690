import { jestProject } from '../../jest.preset.js';

/** A server: packages give it what they give Node, not their browser half. */
export default {
  ...jestProject(),
  testEnvironmentOptions: { customExportConditions: ['@cordboard/source', 'node', 'node-addons'] },
};
