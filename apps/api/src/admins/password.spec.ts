import { expect, test } from '@jest/globals';
import { InvalidRequest } from '../domain-error.js';
import { hashPassword, isPassword, refuseBadPassword } from './password.js';

test('a password is kept as Argon2id with the parameters that OWASP recommends, salted', async () => {
  const [one, two] = await Promise.all([hashPassword('battery staple'), hashPassword('battery staple')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await isPassword('battery staple', one)).toBe(true);
  expect(await isPassword('battery stapler', one)).toBe(false);
});

test('nobody’s password is never right', async () => {
  expect(await isPassword('', undefined)).toBe(false);
  expect(await isPassword('battery staple', undefined)).toBe(false);
});

test.each([
  'Password1234',
  'QWERTYUIOP123',
  'ann.lee@example.com',
  'Ann.Lee@example.com',
  'aaaaaaaaaaab',
  'abababababab',
])('%s is refused, with a reason', (password) => {
  expect(() => refuseBadPassword(password, 'ann.lee@example.com')).toThrow(InvalidRequest);
});

test.each(['four words of a verse', 'zK3!vv02-pLq', 'ünïcödé ist gut'])('%s is taken', (password) => {
  expect(() => refuseBadPassword(password, 'ann.lee@example.com')).not.toThrow();
});
