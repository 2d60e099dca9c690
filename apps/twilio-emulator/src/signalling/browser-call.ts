import { randomUUID } from 'node:crypto';
import type { Leg } from '../calls/leg.js';
import type { PeerConnectionMedia } from '../media/peer-connection-media.js';
import type { ServerPayloads } from './messages.js';

/** The socket of a device, as far as a call needs it. */
export interface DeviceSocket {
  readonly id: string;
  send<Type extends keyof ServerPayloads>(type: Type, payload: ServerPayloads[Type]): void;
}

/**
 * One browser's side of one leg. It outlives the browser's socket: whoever presents the reconnect token on a new socket
 * goes on with the call.
 */
export class BrowserCall {
  readonly reconnectToken = randomUUID();
  /** The browser has the reconnect token, so it will come back after its socket broke. */
  canResume = false;
  private socket: DeviceSocket | undefined;

  constructor(
    readonly leg: Leg,
    readonly accountSid: string,
    readonly identity: string,
    /** The SDK's own name for a call that it makes (TJS…); it knows no other until it is told the CallSid. */
    readonly temporarySid: string | undefined,
    public media: PeerConnectionMedia,
    /** Tells a browser that came back with its connection from one that had to make a new one. */
    public connectionIdentity: string,
  ) {}

  get isAttached(): boolean {
    return this.socket !== undefined;
  }

  isOn(socket: DeviceSocket): boolean {
    return this.socket === socket;
  }

  isNamed(callsid: string): boolean {
    return callsid === this.leg.sid || (callsid !== '' && callsid === this.temporarySid);
  }

  attach(socket: DeviceSocket): void {
    this.socket = socket;
  }

  detach(): void {
    this.socket = undefined;
  }

  send<Type extends keyof ServerPayloads>(type: Type, payload: ServerPayloads[Type]): void {
    this.socket?.send(type, payload);
  }
}
