import { DomainError } from './domain-error.js';
import { UnsafeRoleError } from './database/role-safety.js';
import { InvalidEnvironment } from '@cordboard/environment';
import { MasterKeyUnavailable } from './secrets/master-key.js';

/** Whichever of them is set. */
const databaseSettings = 'DATABASE_APP_URL, or DATABASE_URL in its place,';

/** Where it was to listen nobody can: a sentence that says which setting to change. */
export class CannotListen extends Error {
  constructor({ host, port }: { host: string; port: number }, cause: unknown) {
    const { code, message } = Object(cause) as { code?: unknown; message?: string };
    super(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken: set PORT to a free one, or stop what listens there.`
        : code === 'EACCES'
          ? `This user may not listen at port ${port}: set PORT to one above 1023, and let the proxy in front have the low one.`
          : `Nothing can listen at ${host} (${message}): set HOST to an address of this machine, or to 0.0.0.0 for all of them.`,
      { cause },
    );
  }
}

/** Why the process could not start: a sentence for what an operator can put right, and all there is for anything else. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof MasterKeyUnavailable) return error.why;
  if (error instanceof InvalidEnvironment || error instanceof UnsafeRoleError || error instanceof CannotListen) {
    return error.message;
  }
  const code = 'code' in error ? error.code : undefined;
  switch (code) {
    case '28P01': // the password is wrong
    case '28000': // there is no such role
      return (
        `The database refuses the application role (${error.message}): run "operator migrate" with the same settings ` +
        'first. Without DATABASE_APP_URL its password follows from the master key: is that still the same?'
      );
    case '3D000': // there is no such database
      return `There is no such database (${error.message}): create it and run "operator migrate", or name another in ${databaseSettings}.`;
    default:
      return explainUnreachable(error, databaseSettings) ?? error.stack ?? error.message;
  }
}

function explainUnreachable(error: unknown, settings: string): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
      return `The database does not answer (${error.message}): is it running, and is ${settings} right?`;
    case 'ENOTFOUND':
      return `The database's host is not known (${error.message}): is ${settings} right?`;
    default:
      return undefined;
  }
}

/** The same for what the operator does as the database's owner. */
export function explainOwnerFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : String(error);
  switch (code) {
    case '28P01':
    case '28000':
      return `The database refuses its owner (${message}): is the user and the password in DATABASE_URL right?`;
    case '3D000':
      return `There is no such database (${message}): create it first, or name another in DATABASE_URL.`;
    case '42501':
      return (
        `The user of DATABASE_URL may not do this (${message}): give it the right to make roles ` +
        '(alter role … createrole) and let it own the database.'
      );
    default:
      return error instanceof InvalidEnvironment || error instanceof MasterKeyUnavailable
        ? explainFailure(error)
        : (explainUnreachable(error, 'DATABASE_URL') ??
            `Failed: ${[message, error instanceof DomainError ? error.remedy : undefined].filter(Boolean).join(' ')}`);
  }
}
