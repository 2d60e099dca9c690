export {
  logLevel,
  masterKeys,
  optional,
  portNumber,
  postgresServer,
  postgresUrl,
  proxyNetworks,
  webOrigin,
  withDefault,
} from './fields.js';
export { InvalidEnvironment, readVariables } from './read-variables.js';
