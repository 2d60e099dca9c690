import type { Account } from '../accounts/account-store.js';
import type { DeviceConnection } from './device-connection.js';

/** Which browsers are connected, and which of them can be called, by account and identity. */
export class DeviceRegistry {
  private readonly connections = new Set<DeviceConnection>();

  add(connection: DeviceConnection): void {
    this.connections.add(connection);
  }

  remove(connection: DeviceConnection): void {
    this.connections.delete(connection);
  }

  list(): DeviceConnection[] {
    return [...this.connections];
  }

  /** Registered devices whose token is valid and allows incoming calls. */
  reachable(account: Account, identity: string): DeviceConnection[] {
    return this.list().filter(
      (each) => each.isReachable && each.access?.account === account && each.access.identity === identity,
    );
  }

  withIdentity(identity: string): DeviceConnection[] {
    return this.list().filter((each) => each.access?.identity === identity);
  }
}
