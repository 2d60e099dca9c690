import { describe, expect, test } from '@jest/globals';
import { InvalidEnvironment } from '@cordboard/environment';
import { readEnvironment } from './environment.js';

describe('the environment', () => {
  test('needs the accounts file alone', () => {
    expect(readEnvironment({ EMULATOR_ACCOUNTS: '/a.json' })).toEqual({
      port: 3001,
      host: '127.0.0.1',
      accountsPath: '/a.json',
      keepsChanges: false,
      logLevel: 'warn',
      searchPath: '',
    });
  });

  test('takes what is set to nothing as not set', () => {
    const empty = { EMULATOR_PORT: '', HOST: '', EMULATOR_KEEP_CHANGES: '', LOG_LEVEL: '' };
    expect(readEnvironment({ EMULATOR_ACCOUNTS: '/a.json', ...empty })).toEqual(
      readEnvironment({ EMULATOR_ACCOUNTS: '/a.json' }),
    );
  });

  test('has all its problems told at once', () => {
    const read = () => readEnvironment({ EMULATOR_PORT: 'x', LOG_LEVEL: 'loud' });
    expect(read).toThrow(InvalidEnvironment);
    expect(read).toThrow(/EMULATOR_PORT[^]*EMULATOR_ACCOUNTS[^]*LOG_LEVEL/);
  });

  test('of production is refused', () => {
    expect(() => readEnvironment({ EMULATOR_ACCOUNTS: '/a.json', NODE_ENV: 'production' })).toThrow(
      'a local Twilio is for development',
    );
  });
});
