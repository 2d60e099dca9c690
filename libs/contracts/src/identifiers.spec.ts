import { describe, expect, test } from '@jest/globals';
import { accountSid, clientName, e164, webOrigin } from './index.js';

describe('identifiers', () => {
  test.each(['alice', 'A_1', '_', 'x'.repeat(121)])('"%s" is a client name', (name) => {
    expect(clientName.safeParse(name).success).toBe(true);
  });

  test.each(['', 'rep.one@example.com', 'two words', 'x'.repeat(122), 'ålice', 'alice\n', 'client:alice', 7, null])(
    '%j is no client name, and the error says what is one',
    (name) => {
      const { error } = clientName.safeParse(name);
      expect(error?.issues[0]?.message).toMatch(/letters, digits or underscores|expected string/);
    },
  );

  test.each([
    [`AC${'0f'.repeat(16)}`, true],
    [`ac${'0f'.repeat(16)}`, false],
    [`SK${'0f'.repeat(16)}`, false],
    [`AC${'0f'.repeat(15)}`, false],
    [`AC${'0g'.repeat(16)}`, false],
    [`AC${'0f'.repeat(16)}\n`, false],
  ])('%j as an Account SID: %s', (sid, valid) => {
    expect(accountSid.safeParse(sid).success).toBe(valid);
  });

  test.each([
    ['+14155550100', true],
    ['+442079460100', true],
    ['14155550100', false],
    ['+0155550100', false],
    ['+1 415 555 0100', false],
    ['+١٤١٥٥٥٥٠١٠٠', false],
  ])('%s as an E.164 number: %s', (number, valid) => {
    expect(e164.safeParse(number).success).toBe(valid);
  });

  test.each([
    ['https://crm.example.com', true],
    ['http://localhost:3000', true],
    ['https://crm.example.com/', false],
    ['https://crm.example.com:443', false],
    ['https://CRM.example.com', false],
    ['https://user@crm.example.com', false],
    ['javascript:alert(1)', false],
    ['null', false],
    ['*', false],
  ])('%s as an origin: %s', (origin, valid) => {
    expect(webOrigin.safeParse(origin).success).toBe(valid);
  });
});
