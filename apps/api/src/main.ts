import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { createApplication } from './application.js';
import { requireSpoolDirectory } from './capabilities/require-spool-directory.js';
import { readEnvironment } from './environment.js';
import { CannotListen, explainFailure } from './explain-failure.js';
import { Departure } from './health/departure.js';
import { createLogger } from './logger.js';
import { FirstTenant } from './first-tenant/first-tenant.js';
import { stopGracefully } from './stop-gracefully.js';

async function start(): Promise<void> {
  const environment = readEnvironment();
  requireSpoolDirectory(environment.spoolDirectory);
  const logger = createLogger(environment.logLevel);
  const app = await createApplication(environment, logger);
  stopGracefully(async () => {
    // First the proxies learn of it, and send no more; then what they have sent is finished.
    app.get(Departure).announce();
    await wait(environment.departureSeconds * 1_000);
    await app.close();
    logger.info('stopped');
  });
  // Past Nest, which would log a taken port with its stack before it is explained below.
  const { host, port } = environment;
  try {
    await app.getHttpAdapter().getInstance().listen({ host, port });
  } catch (error) {
    throw new CannotListen({ host, port }, error);
  }
  // Where there are demo tenants, there is nothing to be set up.
  if (environment.isProduction) await offerFirstTenant(app.get(FirstTenant));
  process.send?.({ type: 'listening' });
}

/** In plain words between the lines of the log: whoever can read them runs this Cordboard. */
async function offerFirstTenant(firstTenant: FirstTenant): Promise<void> {
  const url = await firstTenant.prepare();
  if (url === undefined) return;
  process.stdout.write(
    `\nThere is no company in this Cordboard yet. Make the first one, and its owner, within 24 hours at\n\n  ${url}\n\n`,
  );
}

start().catch((error: unknown) => {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exit(1);
});
