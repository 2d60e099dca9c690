import type { WebSocket } from 'ws';
import type { AccountStore } from '../accounts/account-store.js';
import type { CallRegistry } from '../calls/call-registry.js';
import type { FinalStatus } from '../calls/call-status.js';
import type { FarEnd } from '../calls/far-end.js';
import type { Leg } from '../calls/leg.js';
import { PeerConnectionMedia } from '../media/peer-connection-media.js';
import { statusOfCallerWhoLeft } from '../unverified-choices.js';
import type { PublicNetwork } from './public-network.js';
import {
  telephoneMessage,
  type DirectoryEntry,
  type NetworkMessage,
  type TelephoneMessage,
} from './telephone-messages.js';
import type { Telephones } from './telephones.js';
import { testNumbers } from './test-numbers.js';

export interface TelephoneServices {
  readonly accounts: AccountStore;
  readonly calls: CallRegistry;
  readonly isLoopbackOnly: boolean;
  readonly publicNetwork: PublicNetwork;
  readonly telephones: Telephones;
}

const endings: Record<FinalStatus, string> = {
  completed: 'Call ended',
  busy: 'The number is busy',
  failed: 'The number cannot be reached',
  'no-answer': 'Nobody answered',
  canceled: 'The caller hung up',
};

/** A public telephone: one open page, with a real microphone and loudspeaker. The rules are in telephone-messages.ts. */
export class Telephone {
  private number: string | undefined;
  private leg: Leg | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly services: TelephoneServices,
  ) {
    socket.on('message', (data) => this.receive(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.unplug());
  }

  /** Somebody calls this telephone. */
  ring(leg: Leg): void {
    if (this.leg) return leg.end('busy', { byParty: true });
    this.leg = leg;
    leg.farEnd = this.farEnd(leg);
    leg.ring();
    this.send({ type: 'ringing', from: leg.from });
  }

  private receive(text: string): void {
    const message = readMessage(text);
    if (!message) return;
    this.handle(message).catch((error: unknown) => {
      this.leg?.note('failed', error instanceof Error ? error.message : String(error));
      this.leg?.end('failed');
    });
  }

  private async handle(message: TelephoneMessage): Promise<void> {
    if (message.type === 'plug-in') return this.plugIn(message.number);
    if (this.number === undefined) return;
    if (message.type === 'call') return this.call(this.number, message.number, message.sdp);
    if (message.type === 'answer') return this.answer(message.sdp);
    if (message.type === 'decline') return this.leg?.end('busy', { byParty: true });
    if (message.type === 'hang-up') return this.leg?.end(statusOfCallerWhoLeft, { byParty: true });
    this.leg?.pressDigits(message.digits);
  }

  private plugIn(number: string): void {
    const { accounts, telephones } = this.services;
    const refusal = this.whyNot(number);
    if (refusal !== undefined) {
      this.send({ type: 'refused', reason: refusal });
      return this.socket.close();
    }
    this.number = number;
    const directory: DirectoryEntry[] = accounts.list().flatMap((account) =>
      [...account.phoneNumbers.values()].map(({ phoneNumber, friendlyName }) => ({
        number: phoneNumber,
        name: friendlyName === '' ? account.friendlyName : friendlyName,
      })),
    );
    telephones.plugIn(number, this);
    this.send({ type: 'plugged-in', number, directory });
  }

  private whyNot(number: string): string | undefined {
    const { accounts, telephones } = this.services;
    if (this.number !== undefined) return `This telephone already has the number ${this.number}.`;
    if (!/^\+[1-9]\d{6,14}$/.test(number)) return `"${number}" is not a phone number; write it as +14155550190.`;
    if (telephones.find(number)) return `Another page has the number ${number}. Choose another one with ?number=+1…`;
    if (accounts.findNumber(number)) return `${number} is a number of an account; a telephone needs one of its own.`;
    if (testNumbers.some((each) => each.number === number)) return `${number} is a test number.`;
    return undefined;
  }

  private async call(from: string, to: string, offer: string): Promise<void> {
    if (this.leg) return;
    const owned = this.services.accounts.findNumber(to);
    if (!owned) {
      return this.send({ type: 'hang-up', reason: `${to} is not a number of any account here` });
    }
    const leg = this.services.publicNetwork.receive(owned, from);
    this.leg = leg;
    leg.farEnd = this.farEnd(leg);
    await this.connectMedia(leg, offer);
    this.services.publicNetwork.startInbound(leg, owned);
  }

  private async answer(offer: string): Promise<void> {
    const { leg } = this;
    if (!leg || leg.isAnswered) return;
    await this.connectMedia(leg, offer);
    leg.answer();
    this.send({ type: 'answered' });
  }

  private async connectMedia(leg: Leg, offer: string): Promise<void> {
    const { media, answer } = await PeerConnectionMedia.answering(offer, {
      isLoopbackOnly: this.services.isLoopbackOnly,
      onLost: () => leg.end('completed', { byParty: true }),
    });
    this.services.calls.attachMedia(leg, media);
    this.send({ type: 'connected', sdp: answer });
  }

  private farEnd(leg: Leg): FarEnd {
    return {
      showRinging: () => undefined,
      connect: () => this.send({ type: 'answered' }),
      release: ({ status, tellParty }) => {
        this.leg = undefined;
        if (tellParty) this.send({ type: 'hang-up', reason: endings[status] });
        else leg.note('hung-up', 'by the telephone');
      },
      showDigits: (digits) => this.send({ type: 'digits', digits }),
      showSpeech: (text) => this.send({ type: 'caption', text }),
    };
  }

  private unplug(): void {
    if (this.number !== undefined) this.services.telephones.unplug(this.number, this);
    this.leg?.end(statusOfCallerWhoLeft, { byParty: true });
  }

  private send(message: NetworkMessage): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(message));
  }
}

function readMessage(text: string): TelephoneMessage | undefined {
  try {
    return telephoneMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
