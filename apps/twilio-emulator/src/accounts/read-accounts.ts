import { readFileSync } from 'node:fs';
import { accountsFile, type AccountSettings } from './account-schema.js';

export class InvalidAccounts extends Error {}

/** Reads the accounts file and names every problem in it. No value is quoted: it may be a secret. */
export function readAccounts(path: string): AccountSettings[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new InvalidAccounts(`The accounts file ${path} cannot be read (EMULATOR_ACCOUNTS names it).`, { cause });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InvalidAccounts(`The accounts file ${path} is not JSON.`);
  }
  return parseAccounts(json, path);
}

/** Checks what an accounts file holds; also that no SID, number or key stands in it twice. */
export function parseAccounts(json: unknown, origin: string): AccountSettings[] {
  const parsed = accountsFile.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
    throw new InvalidAccounts(`The accounts in ${origin} are not valid. ${problems.join('; ')}.`);
  }
  const { accounts } = parsed.data;
  const twice = repeated(
    accounts.flatMap((account) => [
      account.accountSid,
      ...account.apiKeys.map((key) => key.sid),
      ...account.applications.map((application) => application.sid),
      ...account.phoneNumbers.flatMap((number) => [number.sid, number.phoneNumber]),
      ...account.verifiedCallerIds.map((callerId) => callerId.sid),
    ]),
  );
  if (twice.length > 0) throw new InvalidAccounts(`The accounts in ${origin} name these twice: ${twice.join(', ')}.`);
  return accounts;
}

function repeated(names: string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size);
}
