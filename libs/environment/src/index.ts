export { logLevel, masterKeys, optional, portNumber, postgresUrl, proxyNetworks, webOrigin } from './fields.js';
export { InvalidEnvironment, readVariables } from './read-variables.js';
