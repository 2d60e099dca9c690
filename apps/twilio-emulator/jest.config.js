import { jestProject } from '../../jest.preset.js';

/** A server: packages give it what they give Node, not their browser half. */
export default {
  ...jestProject(),
  // Audio is measured in real time: two suites with browsers at once would starve each other on a small machine.
  maxWorkers: 1,
  testEnvironmentOptions: { customExportConditions: ['@cordboard/source', 'node', 'node-addons'] },
};
