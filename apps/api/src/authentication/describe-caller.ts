import type { Principal } from './principal.js';

/** Who did something, for people to read. */
export function describeCaller(caller: Principal): string {
  switch (caller.kind) {
    case 'admin':
      return caller.email;
    case 'api-key':
      return 'API key';
    case 'session':
      return caller.clientName;
  }
}
