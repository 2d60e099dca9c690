import type { AccountStore } from '../accounts/account-store.js';
import type { CallRegistry } from '../calls/call-registry.js';
import type { StatusCallbacks } from '../calls/status-callbacks.js';
import type { CallFlows } from '../calls/call-flows.js';
import type { Clock } from '../clock.js';
import type { Debugger } from '../debugger/debugger.js';
import type { BrowserCall } from './browser-call.js';
import type { BrowserCalls } from './browser-calls.js';
import type { DeviceRegistry } from './device-registry.js';
import type { IncomingCall } from './incoming-call.js';
import type { SignallingLog } from './signalling-log.js';

/** What the signalling of all devices shares. */
export interface SignallingServices {
  readonly accounts: AccountStore;
  readonly browserCalls: BrowserCalls;
  readonly calls: CallRegistry;
  readonly clock: Clock;
  readonly complaints: Debugger;
  readonly devices: DeviceRegistry;
  readonly flows: CallFlows;
  /** Which ringing call a browser's answer belongs to. */
  readonly incomingCalls: WeakMap<BrowserCall, IncomingCall>;
  readonly isLoopbackOnly: boolean;
  readonly signallingLog: SignallingLog;
  readonly statusCallbacks: StatusCallbacks;
}
