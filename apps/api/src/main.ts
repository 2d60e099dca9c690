import 'reflect-metadata';
import { createApplication } from './application.js';
import { readEnvironment } from './environment.js';
import { explainFailure } from './explain-failure.js';
import { createLogger } from './logger.js';
import { stopGracefully } from './stop-gracefully.js';

async function start(): Promise<void> {
  const environment = readEnvironment();
  const logger = createLogger(environment.logLevel);
  const app = await createApplication(environment, logger);
  stopGracefully(async () => {
    await app.close();
    logger.info('stopped');
  });
  // Past Nest, which would log a taken port with its stack before it is explained below.
  await app.getHttpAdapter().getInstance().listen({ host: environment.host, port: environment.port });
  process.send?.({ type: 'listening' });
}

start().catch((error: unknown) => {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exit(1);
});
