import { readEnvironment } from './environment.js';
import type { Newcomer } from './demo-tenants.js';
import { LocalStack } from './local-stack.js';
import { Progress } from './progress.js';

const progress = new Progress(
  (line) => process.stdout.write(`${line}\n`),
  () => performance.now(),
);

try {
  await runUntilTold();
} catch (error) {
  // A sentence for the person at the terminal; a stack trace would hide it.
  process.stderr.write(`\n${(error as Error).message}\n`);
  process.exitCode = 1;
}
// Whatever still holds the event loop (a socket that is closing, a timer) has no say any more.
process.exit();

async function runUntilTold(): Promise<void> {
  const environment = readEnvironment();
  const stack = new LocalStack(environment, progress);
  const told = new Promise<Error | undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(undefined));
  });
  try {
    const early = await Promise.race([stack.start().then(() => 'up' as const), told.then(() => 'told' as const)]);
    if (early === 'told') return;
    announce(environment.publicUrl, stack);
    const lost = new Promise<Error>((resolve) => {
      for (const service of stack.services) {
        service.onUnexpectedEnd(() =>
          resolve(
            new Error(
              `The ${service.name} ended by itself. Its log is in ${environment.home}/logs/${service.name}.log.`,
            ),
          ),
        );
      }
    });
    const failure = await Promise.race([told, lost]);
    if (failure) throw failure;
  } finally {
    progress.say('Stopping');
    await stack.stop();
  }
}

function announce(publicUrl: string, stack: LocalStack): void {
  const [first] = stack.tenants;
  const addresses = [
    ...(first?.clients ?? []).map((name) => [`CRM as ${name}`, `${publicUrl}/crm/?rep=${name}`]),
    ['Console', `${publicUrl}/console/`],
    ['Public telephone', `${stack.emulatorUrl}/phone`],
    ['Local Twilio', stack.emulatorUrl],
    ['API', `${publicUrl}/docs`],
  ];
  // In one piece: a program that waits for the first line finds the addresses with it.
  const lines = addresses.map(([what = '', url = '']) => `  ${what.padEnd(18)}${url}`);
  const signIns = stack.tenants.map(({ name, admin }) => `  ${name.padEnd(18)}${admin.email}  ${admin.password}`);
  progress.say(
    [
      '',
      'Cordboard is ready',
      '',
      ...lines,
      '',
      'Console sign-in',
      '',
      ...signIns,
      '',
      ...announceNewcomer(stack.newcomer),
      'Ctrl-C stops everything.',
    ].join('\n'),
  );
}

function announceNewcomer(newcomer: Newcomer | undefined): string[] {
  if (!newcomer) return [];
  const { name, admin, accountSid, authToken } = newcomer;
  return [
    `To connect a Twilio account yourself, as ${name}`,
    '',
    `  ${'Console sign-in'.padEnd(18)}${admin.email}  ${admin.password}`,
    `  ${'Account SID'.padEnd(18)}${accountSid}`,
    `  ${'Auth Token'.padEnd(18)}${authToken}`,
    '',
  ];
}
