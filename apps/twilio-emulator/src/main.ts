import { InvalidEnvironment } from '@cordboard/environment';
import { InvalidAccounts, readAccounts } from './accounts/read-accounts.js';
import { writeAccounts } from './accounts/write-accounts.js';
import { startEmulator, type Emulator } from './emulator.js';
import { readEnvironment } from './environment.js';
import { PortTaken } from './http-server.js';
import { chooseSpeech } from './media/espeak-speech.js';

/** Whoever started this process learns from a message when it listens, and stops it by a signal or by letting go of it. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const emulator = await startEmulator({
    accounts: readAccounts(environment.accountsPath),
    port: environment.port,
    host: environment.host,
    logLevel: environment.logLevel,
    ...(environment.keepsChanges && {
      keepAccounts: (accounts) => writeAccounts(environment.accountsPath, accounts),
    }),
    speech: chooseSpeech(environment.searchPath),
  });
  stopOnRequest(emulator);
  process.stdout.write(`The Twilio emulator listens at ${emulator.url}\n`);
  process.send?.({ type: 'listening', port: emulator.port });
}

function stopOnRequest(emulator: Emulator): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    emulator.close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}

main().catch((error: unknown) => {
  const isExpected =
    error instanceof InvalidEnvironment || error instanceof InvalidAccounts || error instanceof PortTaken;
  process.stderr.write(
    `${isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
