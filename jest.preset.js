import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('./node_modules', import.meta.url));

/**
 * How every project's jest runs: ES modules through swc, workspace libraries from their sources, so that a test never
 * sees a stale build. Start it with NODE_OPTIONS=--experimental-vm-modules (the npm scripts do).
 *
 * @param {{ decorators?: boolean, jsx?: boolean, environment?: string }} [options]
 * @returns {import('jest').Config}
 */
export function jestProject({ decorators = false, jsx = false, environment = 'node' } = {}) {
  return {
    testEnvironment: environment,
    // Else one core of two stands idle.
    maxWorkers: '100%',
    // A worker keeps what the modules of every file took, and takes a second to give back the gigabytes of fifty files:
    // it starts anew in between, and is waited for at the end before jest takes it for one that hangs.
    workerIdleMemoryLimit: '1GB',
    workerGracefulExitTimeout: 10_000,
    // Ends a test that hangs. How fast something is, is no test's business: the machine may be busy.
    testTimeout: 60_000,
    roots: ['<rootDir>/src'],
    testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    moduleNameMapper: {
      '^(\\.{1,2}/.*)\\.js$': '$1',
      // Its ES modules import JSON in a way that jest is about to refuse, and says so hundreds of times.
      '^libphonenumber-js(/\\w+)?$': `${packages}/libphonenumber-js$1/index.cjs`,
    },
    testEnvironmentOptions: {
      customExportConditions: [
        '@cordboard/source',
        ...(environment === 'jsdom' ? ['browser'] : ['node', 'node-addons']),
      ],
    },
    transform: {
      '^.+\\.tsx?$': [
        '@swc/jest',
        {
          module: { type: 'es6' },
          sourceMaps: 'inline',
          jsc: {
            target: 'es2022',
            parser: { syntax: 'typescript', tsx: jsx, decorators },
            transform: {
              legacyDecorator: decorators,
              decoratorMetadata: decorators,
              useDefineForClassFields: !decorators,
              ...(jsx ? { react: { runtime: 'automatic' } } : {}),
            },
          },
        },
      ],
    },
  };
}
