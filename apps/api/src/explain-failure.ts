import { UnsafeRoleError } from './database/role-safety.js';
import { EnvironmentError } from './environment.js';

/** Why the process could not start: a sentence for what an operator can put right, and all there is for anything else. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof EnvironmentError || error instanceof UnsafeRoleError) return error.message;
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
    default:
      return error.stack ?? error.message;
  }
}
