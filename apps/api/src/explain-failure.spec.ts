import { expect, test } from '@jest/globals';
import { UnsafeRoleError } from './database/role-safety.js';
import { InvalidEnvironment } from '@cordboard/environment';
import { CannotListen, explainFailure, explainOwnerFailure } from './explain-failure.js';

const failure = (message: string, fields: object) => Object.assign(new Error(message), fields);

const cannotListen = (code: string) =>
  new CannotListen({ host: 'voice.example.com', port: 80 }, failure(`listen ${code}`, { code }));

test.each([
  [cannotListen('EADDRINUSE'), /^Port 80 is taken: .*PORT/],
  [cannotListen('EACCES'), /^This user may not listen at port 80: set PORT/],
  [cannotListen('EADDRNOTAVAIL'), /^Nothing can listen at voice.example.com .*set HOST to an address of this machine/],
  [cannotListen('ENOTFOUND'), /^Nothing can listen at voice.example.com .*set HOST/],
  [
    failure('getaddrinfo ENOTFOUND db', { code: 'ENOTFOUND' }),
    /database's host is not known.*DATABASE_APP_URL, or DATABASE_URL/,
  ],
  [failure('connect ETIMEDOUT', { code: 'ETIMEDOUT' }), /database does not answer/],
  [failure('database "x" does not exist', { code: '3D000' }), /create it/],
  [failure('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED' }), /database does not answer.*DATABASE_URL/],
  [failure('password authentication failed', { code: '28P01' }), /operator migrate.*master key/],
  [new InvalidEnvironment('PORT must be a number'), /^PORT must be a number$/],
  [new UnsafeRoleError('The role is a superuser'), /^The role is a superuser$/],
])('what an operator can put right is one sentence: %s', (error, sentence) => {
  expect(explainFailure(error)).toMatch(sentence);
  expect(explainFailure(error)).not.toMatch(/\n/);
});

test.each([
  [failure('password authentication failed for user "x"', { code: '28P01' }), /refuses its owner.*DATABASE_URL/],
  [failure('database "x" does not exist', { code: '3D000' }), /create it first/],
  [failure('permission denied to create role', { code: '42501' }), /createrole/],
  [failure('getaddrinfo ENOTFOUND db', { code: 'ENOTFOUND' }), /host is not known.* is DATABASE_URL right/],
])('what stands in the way of the owner has its remedy: %s', (error, sentence) => {
  expect(explainOwnerFailure(error)).toMatch(sentence);
});

test('anything else comes with its stack', () => {
  expect(explainFailure(new TypeError('x is not a function'))).toMatch(
    /TypeError: x is not a function\n.*explain-failure/,
  );
});
