export {
  logLevel,
  masterKeys,
  optional,
  portNumber,
  postgresServer,
  postgresUrl,
  proxyNetworks,
  webOrigin,
} from './fields.js';
export { InvalidEnvironment, readVariables } from './read-variables.js';
