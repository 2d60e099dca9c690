import { jestProject } from '../../jest.preset.js';

const project = jestProject({ jsx: true, environment: 'jsdom' });

export default {
  ...project,
  // The same as in vite.config.ts: what is tested is what is shipped.
  moduleNameMapper: {
    ...project.moduleNameMapper,
    '^react/jsx-runtime$': 'preact/jsx-runtime',
    '^react-dom/client$': 'preact/compat/client',
    '^react(-dom)?$': 'preact/compat',
  },
};
