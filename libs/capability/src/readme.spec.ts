import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';
import * as capability from './index.js';

const values = {
  accountSid: `AC${'0'.repeat(32)}`,
  apiKeySid: `SK${'1'.repeat(32)}`,
  applicationSid: `AP${'2'.repeat(32)}`,
  authToken: 'auth-token-of-the-account',
  apiKeySecret: 'secret-of-the-api-key',
};

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const snippets = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);

/** The snippets use no type syntax, so that only their import has to be turned into a function's arguments. */
function run(snippet: string): string {
  const body = snippet.replace(/^import (\{.*\}) from '@cordboard\/capability';$/m, 'const $1 = library;');
  const names = Object.keys(values);
  const evaluate = new Function('library', ...names, `${body}; return token;`);
  return evaluate(capability, ...Object.values(values));
}

test('every snippet of the README gives a token that verifies', () => {
  expect(snippets.length).toBeGreaterThanOrEqual(7);
  for (const snippet of snippets) {
    const secret = snippet.includes('apiKeySecret') ? values.apiKeySecret : values.authToken;
    const claims = jwt.verify(run(snippet), secret);
    expect(claims).toHaveProperty('jti');
    if (snippet.includes('600')) expect(claims).toMatchObject({ exp: Object(claims).iat + 600 });
  }
});
