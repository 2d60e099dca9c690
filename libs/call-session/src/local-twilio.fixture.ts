import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';

const root = join(import.meta.dirname, '../../..');
const sid = (prefix: string, digit: string) => prefix + digit.repeat(32);
const accountSid = sid('AC', '1');
const apiKeySid = sid('SK', '2');
const apiKeySecret = 'the-secret-of-the-api-key';
const applicationSid = sid('AP', '3');

/** `good` for ten minutes, or a number of seconds. */
export type TokenKind = 'good' | 'expired' | 'forged' | `${number}`;

function lifetimeOf(kind: TokenKind): number {
  if (kind === 'expired') return -60;
  return Number(kind) || 600;
}

/** An Access Token as the official package makes it. */
export function accessToken(identity: string, kind: TokenKind): string {
  const { AccessToken } = twilio.jwt;
  const secret = kind === 'forged' ? 'a-secret-that-somebody-guessed' : apiKeySecret;
  const token = new AccessToken(accountSid, apiKeySid, secret, { identity, ttl: lifetimeOf(kind) });
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: applicationSid }));
  return token.toJwt();
}

export interface LocalTwilio {
  /** `host:port` of its signalling. */
  host: string;
  stop(): Promise<void>;
}

/** Builds and starts the repository's own Twilio, with one account whose Voice URL is `voiceUrl`. */
export async function startLocalTwilio(voiceUrl: string): Promise<LocalTwilio> {
  const tsc = join(root, 'node_modules/.bin/tsc');
  execFileSync(tsc, ['-b', join(root, 'apps/twilio-emulator/tsconfig.build.json')], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'local-twilio-'));
  const accounts = join(folder, 'accounts.json');
  writeFileSync(accounts, JSON.stringify({ accounts: [anAccount(voiceUrl)] }));
  const emulator = fork(join(root, 'apps/twilio-emulator/dist/main.js'), {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      EMULATOR_PORT: '0',
      EMULATOR_ACCOUNTS: accounts,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await portOf(emulator);
  return {
    host: `localhost:${port}`,
    async stop() {
      const gone = new Promise((resolve) => emulator.once('exit', resolve));
      emulator.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function anAccount(voiceUrl: string) {
  return {
    accountSid,
    friendlyName: 'Acme',
    authToken: 'the-auth-token-of-the-account',
    apiKeys: [{ sid: apiKeySid, secret: apiKeySecret, friendlyName: 'main' }],
    applications: [{ sid: applicationSid, friendlyName: 'Softphone', voiceUrl }],
    phoneNumbers: [],
  };
}

function portOf(emulator: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    emulator.once('message', ({ port }: { port: number }) => resolve(port));
    emulator.once('exit', (code) => reject(new Error(`The local Twilio ended with code ${code}`)));
  });
}
