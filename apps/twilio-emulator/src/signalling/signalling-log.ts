import { KeptEntries } from '../debugger/kept-entries.js';

export interface LoggedMessage {
  readonly at: string;
  readonly direction: 'from-device' | 'to-device';
  readonly device: string;
  readonly identity: string;
  readonly type: string;
  readonly payload: unknown;
}

/** Every signalling message, without what would let its reader in: tokens are left out. */
export class SignallingLog {
  private readonly kept = new KeptEntries<LoggedMessage>(500);

  add(message: LoggedMessage): void {
    this.kept.add({ ...message, payload: withoutSecrets(message.payload) });
  }

  list(): LoggedMessage[] {
    return this.kept.newestFirst();
  }
}

/** Access tokens and reconnect tokens are keys to somebody's call. `connected.token` is no key but a description. */
function withoutSecrets(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload;
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]: [string, unknown]) => [
      name,
      (name === 'token' || name === 'reconnect') && typeof value === 'string' ? '[not shown]' : value,
    ]),
  );
}
