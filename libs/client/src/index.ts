export { Cordboard, type CordboardOptions } from './cordboard.js';
export { CordboardError } from './cordboard-error.js';
export { TokenRequest } from './token-request.js';
