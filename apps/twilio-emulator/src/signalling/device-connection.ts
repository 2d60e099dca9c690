import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { TokenRefused, verifyAccessToken, type VoiceAccess } from './access-token.js';
import type { DeviceSocket } from './browser-call.js';
import { handleCallMessage } from './call-messages.js';
import { clientMessage, heartbeat, signallingVersion, type ClientMessage, type ServerPayloads } from './messages.js';
import type { SignallingServices } from './signalling-services.js';

const heartbeatMs = 10_000;
/** setTimeout takes no more than 2^31-1 ms; tokens live a day at most. */
const longestTimerMs = 2_147_483_647;

/**
 * One socket of one browser.
 *
 *     open ──listen, token good──▶ connected ──register──▶ ready (can be called, where the token allows)
 *       │                            ▲   │                   │  ▲
 *       │                     listen │   │ token expires     │  │ listen, register
 *       ▼                            │   ▼                   ▼  │
 *     error, close                expired (31205) ◀──────────┘──┘
 *
 * A bad token on a new socket is answered with `error` and `close`. On a socket that is in use it is an `error` alone:
 * calls in progress go on. What the SDK must not wait for in vain (register, invite) always gets an answer.
 */
export class DeviceConnection implements DeviceSocket {
  readonly id = randomUUID();
  access: VoiceAccess | undefined;
  private isRegistered = false;
  private hasExpired = false;
  private unansweredHeartbeats = 0;
  private cancelExpiry = () => {};
  /** Calls that are being set up: whatever comes after an invite (a hang-up, the end of the socket) must find its call. */
  private placing: Promise<unknown> = Promise.resolve();
  private readonly heartbeats: NodeJS.Timeout;

  constructor(
    private readonly socket: WebSocket,
    private readonly services: SignallingServices,
  ) {
    services.devices.add(this);
    this.heartbeats = setInterval(() => this.beat(), heartbeatMs);
    socket.on('message', (data, isBinary) => {
      if (!isBinary) this.receive(String(data));
    });
    socket.on('error', () => this.socket.terminate());
    socket.on('close', () => this.closed());
  }

  get isReachable(): boolean {
    return this.isRegistered && !this.hasExpired && this.access?.canReceiveCalls === true;
  }

  describe(): {
    id: string;
    accountSid?: string;
    identity?: string;
    isRegistered: boolean;
    isReachable: boolean;
    tokenExpiresAt?: string;
  } {
    return {
      id: this.id,
      ...(this.access && {
        accountSid: this.access.account.sid,
        identity: this.access.identity,
        tokenExpiresAt: this.access.expiresAt.toISOString(),
      }),
      isRegistered: this.isRegistered,
      isReachable: this.isReachable,
    };
  }

  send<Type extends keyof ServerPayloads>(type: Type, payload: ServerPayloads[Type]): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.logMessage('to-device', type, payload);
    this.socket.send(JSON.stringify({ type, version: signallingVersion, payload }));
  }

  /** Cuts the line without a word, as a lost network does. */
  drop(): void {
    this.socket.terminate();
  }

  /** The SDK echoes each heartbeat. Two unanswered ones: nobody is there. */
  private beat(): void {
    if (this.unansweredHeartbeats++ >= 2) return this.socket.terminate();
    this.socket.send(heartbeat);
  }

  private receive(text: string): void {
    this.unansweredHeartbeats = 0;
    if (text === heartbeat) return;
    const message = readMessage(text);
    if (!message) {
      this.send('error', { error: { code: 31000, message: 'This message is not of the signalling protocol.' } });
      return;
    }
    this.logMessage('from-device', message.type, message.payload);
    this.handle(message).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      this.services.complaints.report({ level: 'error', code: 31000, message: `${message.type} failed: ${reason}` });
    });
  }

  private async handle(message: ClientMessage): Promise<void> {
    if (message.type === 'listen') return this.listen(message.payload.token);
    if (!this.access) {
      return this.send('error', { error: { code: 31204, message: 'There is no valid Access Token on this socket.' } });
    }
    if (message.type === 'register') return this.register(message.payload.media.audio);
    if (message.type === 'invite' && message.payload.reconnect === undefined && this.hasExpired) {
      const error = { code: 31205, message: 'The Access Token has expired.' };
      this.send('error', { error });
      return this.send('hangup', { callsid: message.payload.callsid, error });
    }
    if (message.type !== 'invite') await this.placing;
    const handled = handleCallMessage(this, this.access, message, this.services);
    if (message.type === 'invite') this.placing = Promise.allSettled([this.placing, handled]);
    return handled;
  }

  private listen(token: string): void {
    const { accounts, clock, complaints } = this.services;
    try {
      this.accept(verifyAccessToken(token, accounts, clock.now()));
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      complaints.report({
        level: 'error',
        code: error.reason,
        message: `An Access Token was refused. ${error.message}`,
      });
      this.send('error', { error: { code: error.code, message: error.message } });
      if (this.access) return;
      this.send('close', {});
      this.socket.close();
    }
  }

  private accept(access: VoiceAccess): void {
    const isSomebodyElse =
      this.access && (this.access.identity !== access.identity || this.access.account !== access.account);
    if (isSomebodyElse) this.isRegistered = false;
    this.access = access;
    this.hasExpired = false;
    const remainingMs = access.expiresAt.getTime() - this.services.clock.now().getTime();
    this.cancelExpiry();
    this.cancelExpiry = this.services.clock.after(Math.min(remainingMs, longestTimerMs), () => this.expire());
    this.send('connected', {
      region: 'us1',
      edge: 'ashburn',
      home: 'us1',
      gateway: 'cordboard-twilio-emulator',
      token: { identity: access.identity, ttl: Math.ceil(remainingMs / 1_000) },
    });
  }

  private expire(): void {
    this.hasExpired = true;
    this.send('error', {
      error: { code: 31205, message: 'The Access Token has expired. Call updateToken() with a new one.' },
    });
    if (this.isRegistered) this.send('offline', {});
    this.isRegistered = false;
  }

  private register(audio: boolean): void {
    if (this.hasExpired)
      return this.send('error', { error: { code: 31205, message: 'The Access Token has expired.' } });
    this.isRegistered = audio;
    if (audio && this.access?.canReceiveCalls === false) {
      const message = `"${this.access.identity}" registered with a token that has no incoming grant: it cannot be called.`;
      this.services.complaints.report({ level: 'warning', code: 20106, message, accountSid: this.access.account.sid });
    }
    this.send(audio ? 'ready' : 'offline', {});
  }

  private closed(): void {
    clearInterval(this.heartbeats);
    this.cancelExpiry();
    this.services.devices.remove(this);
    void this.placing.then(() => this.services.browserCalls.socketClosed(this));
  }

  private logMessage(direction: 'from-device' | 'to-device', type: string, payload: unknown): void {
    const at = this.services.clock.now().toISOString();
    this.services.signallingLog.add({
      at,
      direction,
      device: this.id,
      identity: this.access?.identity ?? '',
      type,
      payload,
    });
  }
}

function readMessage(text: string): ClientMessage | undefined {
  try {
    return clientMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
