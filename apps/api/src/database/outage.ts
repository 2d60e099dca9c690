import { isNativeError } from 'node:util/types';
import { QueryFailedError } from 'typeorm';

// Connection exceptions (class 08), too many connections, and a server that is going down or coming up.
const outageStates = /^(08...|53300|57P0[1-5])$/;
const outageCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
// pg gives these no code.
const outageMessages =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|Driver not Connected/;

export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
  /** Postgres' own word for a connection that could not be made. */
  readonly code = '08001';
  constructor() {
    super('The database does not answer (timeout).');
  }
}

export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  /** Postgres' own word for a connection that broke. */
  readonly code = '08006';
  constructor(cause?: unknown) {
    super('The connection to the database broke.', { cause });
  }
}

/** Did the connection break, as opposed to not answering? Then another one may well work at once. */
export const isConnectionLoss = (error: unknown) =>
  isDatabaseOutage(error) && !/timeout/i.test(isNativeError(error) ? error.message : '');

/** Is the database away, as opposed to saying no? Then the same request may well succeed in a few seconds. */
export function isDatabaseOutage(error: unknown): boolean {
  // Node's own errors are of no class that a test's sandbox would know.
  if (!isNativeError(error)) return false;
  if (error instanceof QueryFailedError) return isDatabaseOutage(error.driverError);
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isDatabaseOutage);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return outageStates.test(code) || outageCodes.has(code) || outageMessages.test(error.message);
}

/** Was a secret sealed with a data key that is gone, by a node that has not heard of the next one? It does so in a moment. */
export const isDataKeyGone = (error: unknown) =>
  error instanceof QueryFailedError && Object(error.driverError).code === 'CB001';

// Postgres holds every Unicode text but one with U+0000 in it.
export const isUnstorableText = (error: unknown) =>
  error instanceof QueryFailedError && ['22021', '22P05'].includes(String(Object(error.driverError).code));

/** Would the rows have broken a rule of the schema: a key that is taken, or one that leads nowhere? */
export const isIntegrityViolation = (error: unknown) =>
  error instanceof QueryFailedError && String(Object(error.driverError).code).startsWith('23');
