import { jestProject } from '../../jest.preset.js';

export default {
  ...jestProject(),
  // Audio is measured in real time: two suites with browsers at once would starve each other on a small machine.
  maxWorkers: 1,
};
