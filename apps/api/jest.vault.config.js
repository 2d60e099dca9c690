import { jestProject } from '../../jest.preset.js';

/** `npm run try:vault`: the contract that the fake keeps, held against a real Vault, whose address is given. */
export default { ...jestProject({ decorators: true }), testMatch: ['**/*.try.ts'] };
