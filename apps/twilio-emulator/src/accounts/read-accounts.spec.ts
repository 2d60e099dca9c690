import { describe, expect, test } from '@jest/globals';
import { InvalidAccounts, parseAccounts, readAccounts } from './read-accounts.js';

const hex = (digit: string) => digit.repeat(32);
const anAccount = (changed: object = {}) => ({
  accountSid: `AC${hex('1')}`,
  friendlyName: 'Acme',
  authToken: 'secret-token',
  ...changed,
});

function problem(json: unknown): string {
  try {
    parseAccounts(json, 'accounts.json');
  } catch (error) {
    if (error instanceof InvalidAccounts) return error.message;
    throw error;
  }
  throw new Error('The accounts were accepted.');
}

describe('the accounts file', () => {
  test('may leave out whatever has a default', () => {
    const [account] = parseAccounts({ accounts: [anAccount()] }, 'accounts.json');
    expect(account).toMatchObject({ apiKeys: [], applications: [], phoneNumbers: [] });
  });

  test('has all its problems told in one message, without a secret', () => {
    const told = problem({
      accounts: [
        anAccount({
          accountSid: 'AC1',
          phoneNumbers: [{ sid: `PN${hex('2')}`, phoneNumber: '0151', friendlyName: '' }],
          colour: 1,
        }),
      ],
    });
    expect(told).toContain('accounts.0.accountSid: must be an Account SID');
    expect(told).toContain('accounts.0.phoneNumbers.0.phoneNumber: must be an E.164 number');
    expect(told).toContain('colour');
    expect(told).not.toContain('secret-token');
  });

  test('names nothing twice', () => {
    const number = { sid: `PN${hex('2')}`, phoneNumber: '+14155550100', friendlyName: '' };
    expect(problem({ accounts: [anAccount({ phoneNumbers: [number, number] })] })).toContain('+14155550100');
  });

  test('that is missing is told by name', () => {
    expect(() => readAccounts('/nowhere/accounts.json')).toThrow('/nowhere/accounts.json cannot be read');
  });
});
