import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
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
import { InvalidEnvironment, readVariables } from './read-variables.js';

const read = (field: z.ZodType, value: string | undefined) =>
  readVariables(z.object({ NAME: field }), { NAME: value }, { consequence: 'It cannot start' });

const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const [aKey, otherKey] = [keyOf(7), keyOf(8)];

describe('reading variables', () => {
  test('tells every problem in one message, a line for each, and no value', () => {
    const schema = z.object({ PORT: portNumber({ least: 1 }), KEY: masterKeys, NEEDED: z.string() });
    const told = () =>
      readVariables(
        schema,
        { PORT: 'eighty', KEY: 'my-secret' },
        { consequence: 'It cannot start', furtherProblems: ['PORT and KEY do not go together'] },
      );
    expect(told).toThrow(InvalidEnvironment);
    expect(told).toThrow(
      [
        'It cannot start with these settings:',
        '  PORT must be a port number from 1 to 65535',
        '  KEY must be 32 random bytes in base64 (openssl rand -base64 32), or several of them, separated by commas',
        '  NEEDED is required',
        '  PORT and KEY do not go together',
        '',
      ].join('\n'),
    );
  });

  test('takes an empty optional variable as one that is not set', () => {
    expect(read(optional(webOrigin), '')).toEqual({ NAME: undefined });
    expect(read(withDefault(logLevel, 'warn'), '')).toEqual({ NAME: 'warn' });
  });

  test('uses a default for what is not set, and for nothing that is wrong', () => {
    const port = withDefault(portNumber({ least: 0 }), 3001);
    expect([undefined, '0', '80'].map((value) => read(port, value))).toEqual([
      { NAME: 3001 },
      { NAME: 0 },
      { NAME: 80 },
    ]);
    expect(() => read(port, 'x')).toThrow('NAME must be a port number');
  });
});

describe.each<[string, z.ZodType, [accepted: string, as: unknown][], string[]]>([
  ['a port', portNumber({ least: 1 }), [['8080', 8080]], ['0', '65536', '1.5', 'x', '-1', ' ', '1e3', '0x50']],
  ['a port that may be chosen', portNumber({ least: 0 }), [['0', 0]], ['-1']],
  [
    'an origin',
    webOrigin,
    [
      ['https://voice.example.com/', 'https://voice.example.com'],
      ['http://localhost:3000', 'http://localhost:3000'],
    ],
    ['voice.example.com', 'https://voice.example.com/path', 'https://a.example?x=1', 'ftp://a.example', 'https://'],
  ],
  [
    'a Postgres URL',
    postgresUrl,
    [['postgres://u:p@h/db', 'postgres://u:p@h/db']],
    ['postgres://u:p@h', 'mysql://h/db', 'x'],
  ],
  [
    'a Postgres server',
    postgresServer,
    [
      ['postgres://db:5432', 'postgres://db:5432'],
      ['postgresql://db?sslmode=require', 'postgresql://db?sslmode=require'],
    ],
    ['postgres://u:p@h', 'postgres://h/db', 'mysql://h', 'db:5432', 'postgres://'],
  ],
  [
    'master keys',
    masterKeys,
    [
      [aKey, [Buffer.alloc(32, 7)]],
      [`${otherKey},${aKey}`, [Buffer.alloc(32, 8), Buffer.alloc(32, 7)]],
      [`${otherKey}\n${aKey}\n`, [Buffer.alloc(32, 8), Buffer.alloc(32, 7)]],
    ],
    ['c2hvcnQ=', 'my-secret-phrase', Buffer.alloc(33).toString('base64'), `${aKey},short`, `${aKey},${aKey}`, ','],
  ],
  [
    'networks',
    proxyNetworks,
    [['10.0.0.0/8, ::1,loopback', ['10.0.0.0/8', '::1', 'loopback']]],
    ['true', '10.0.0.0/33', '*', '10.0.0.1,,', '10.0.0.1/8/8', '10.0.0.0/x'],
  ],
  ['a log level', logLevel, [['debug', 'debug']], ['loud']],
])('%s', (_name, field, accepted, refused) => {
  test.each(accepted)('can be %p', (text, value) => {
    expect(read(field, text)).toEqual({ NAME: value });
  });

  test.each(refused)('cannot be %p, which is told with one line that says what it must be', (text) => {
    expect(() => read(field, text)).toThrow(/^It cannot start with these settings:\n {2}NAME must be [^\n]+\n$/);
  });
});
