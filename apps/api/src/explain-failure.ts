import { UnsafeRoleError } from './database/role-safety.js';
import { InvalidEnvironment } from '@cordboard/environment';
import { MasterKeyUnavailable } from './secrets/master-key.js';

/** Why the process could not start: a sentence for what an operator can put right, and all there is for anything else. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof MasterKeyUnavailable) return error.why;
  if (error instanceof InvalidEnvironment || error instanceof UnsafeRoleError) return error.message;
  const code = 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${'port' in error ? error.port : ''} is taken: set PORT to a free one, or stop what listens there.`;
    case 'ECONNREFUSED':
      return `The database does not answer (${error.message}): is it running, and is DATABASE_URL right?`;
    case '28P01': // the password is wrong
    case '28000': // there is no such role
    case '3D000': // there is no such database
      return `The database refuses the application role (${error.message}): run "operator migrate" first.`;
    case 'ENOTFOUND':
      return `The database's host is not known (${error.message}): is DATABASE_URL right?`;
    default:
      return error.stack ?? error.message;
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
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
      return explainFailure(error);
    default:
      return error instanceof InvalidEnvironment || error instanceof MasterKeyUnavailable
        ? explainFailure(error)
        : `Failed: ${message}`;
  }
}
