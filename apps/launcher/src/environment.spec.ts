import { describe, expect, test } from '@jest/globals';
import { resolve } from 'node:path';
import { readEnvironment } from './environment.js';

describe('the settings of npm start', () => {
  test('have defaults that need no settings at all', () => {
    expect(readEnvironment({})).toMatchObject({
      apiPort: 3000,
      emulatorPort: 3001,
      home: resolve('.cordboard'),
      publicUrl: 'http://localhost:3000',
      databaseUrl: undefined,
      masterKey: undefined,
    });
  });

  test('the public address follows the port', () => {
    expect(readEnvironment({ PORT: '4000' }).publicUrl).toBe('http://localhost:4000');
  });

  test('every problem is told in one message', () => {
    const settings = {
      PORT: 'eighty',
      EMULATOR_PORT: '70000',
      DATABASE_URL: 'mysql://x/y',
      CORDBOARD_MASTER_KEY: 'c2hvcnQ=',
      PUBLIC_URL: 'voice.example.com',
      LOG_LEVEL: 'loud',
      TRUSTED_PROXIES: '*',
    };
    const told = () => readEnvironment(settings);
    for (const name of Object.keys(settings)) expect(told).toThrow(new RegExp(`^  ${name} must be [^\\n]+$`, 'm'));
    expect(told).toThrow(expect.objectContaining({ message: expect.stringMatching(/^([^\n]+\n){8}$/) }));
  });

  test.each(['CORDBOARD_MASTER_KEY_FILE', 'CORDBOARD_VAULT_KEY'])(
    '%s, which the API alone reads, is refused',
    (name) => {
      expect(() => readEnvironment({ [name]: 'x' })).toThrow(`${name} is a setting of the API alone`);
    },
  );

  test('a master key that is no key is not repeated in the message', () => {
    expect(() => readEnvironment({ CORDBOARD_MASTER_KEY: 'my-secret-phrase' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('my-secret-phrase') }),
    );
  });

  test('production is refused, since a local Twilio would answer the calls', () => {
    expect(() => readEnvironment({ NODE_ENV: 'production' })).toThrow('local Twilio');
  });

  test('one port cannot serve both', () => {
    const told = 'EMULATOR_PORT is the same as PORT';
    expect(() => readEnvironment({ PORT: '3000', EMULATOR_PORT: '3000' })).toThrow(told);
    expect(() => readEnvironment({ PORT: '', EMULATOR_PORT: '3000' })).toThrow(told);
    expect(() => readEnvironment({ PORT: '03001' })).toThrow(told);
  });
});
