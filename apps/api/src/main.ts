import 'reflect-metadata';
import { createApplication } from './application.js';
import { UnsafeRoleError } from './database/role-safety.js';
import { EnvironmentError, readEnvironment } from './environment.js';
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

/** One sentence for what an operator can put right; everything else with its stack, for us. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  const port = 'port' in error ? error.port : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is taken: set PORT to a free one, or stop what listens there.`;
  if (code === 'ECONNREFUSED') return `The database does not answer: ${error.message}`;
  if (code === '28P01' || code === '3D000') {
    return `The database refuses the application role: ${error.message}. Run "operator migrate" first.`;
  }
  if (error instanceof EnvironmentError || error instanceof UnsafeRoleError) return error.message;
  return error.stack ?? error.message;
}

start().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
