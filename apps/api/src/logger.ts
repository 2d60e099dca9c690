import type { LoggerService } from '@nestjs/common';
import {
  destination,
  pino,
  stdSerializers,
  symbols,
  type DestinationStream,
  type Logger,
  type LoggerOptions,
} from 'pino';

/** Never in a log, wherever they turn up; nothing is logged that should hold them in the first place. */
const secretNames = [
  'authorization', 'x-twilio-signature', 'apiKeySecret', 'authToken', 'masterKey', 'token', 'sessionToken', 'ticket',
  'apiKey', 'password', 'currentPassword', 'newPassword', 'cookie', 'challenge', 'recoveryCodes', 'secret',
  'clientSecret',
]; // prettier-ignore

export const loggerOptions = (level: string): LoggerOptions => ({
  level,
  redact: {
    paths: secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
    censor: '[sealed]',
  },
  serializers: { err: describeError },
});

/** Without an error's own fields: a failed query carries its parameters there. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack, ...('code' in error && { code: error.code }) };
}

/** Lets Nest write through pino. Takes `(object, message)` like pino, and Nest's own `(message, context)`. */
export class PinoNestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown, ...rest: unknown[]) => this.#write('debug', message, rest);
  error = (message: unknown, ...rest: unknown[]) => this.#write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]) => this.#write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]) => this.#write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]) => this.#write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]) => this.#write('fatal', message, rest);

  #write(level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal', message: unknown, rest: unknown[]): void {
    const texts = rest.filter((value) => typeof value === 'string');
    const context = texts.at(-1);
    if (message instanceof Error) this.logger[level]({ err: message, context }, message.message);
    else if (typeof message === 'object') this.logger[level]({ ...message, context }, texts[0]);
    else this.logger[level]({ context }, String(message));
  }
}

/** On stdout, a few lines at a time: a write for each would cost a token a tenth of its time. A kill loses a moment's. */
export const createLogger = (level: string): Logger =>
  pino(loggerOptions(level), destination({ dest: 1, sync: false, minLength: 16_000, periodicFlush: 200 }));

/** To the same place, for lines of fields that hold no secret: it looks for none. */
export function plainLogger(logger: Logger): Logger {
  // Pino names its stream by a documented symbol, and its types leave it out.
  const { [symbols.streamSym]: stream } = logger as unknown as Record<symbol, DestinationStream | undefined>;
  return stream ? pino({ level: logger.level }, stream) : logger;
}
