import type { AccountStore, OwnedNumber } from '../accounts/account-store.js';
import type { CallFlows } from '../calls/call-flows.js';
import type { CallRegistry } from '../calls/call-registry.js';
import type { Leg } from '../calls/leg.js';
import type { StatusCallbacks } from '../calls/status-callbacks.js';
import { numberRoute } from '../calls/voice-route.js';
import type { Clock } from '../clock.js';
import type { Debugger } from '../debugger/debugger.js';
import { playRingback } from '../media/tones.js';
import type { Telephones } from './telephones.js';
import { answerLikeAParty, type PretendBehaviour } from './pretend-party.js';
import { testNumbers, type TestNumber } from './test-numbers.js';
import { joinByTrunk } from './trunk.js';

export interface PublicNetworkServices {
  readonly accounts: AccountStore;
  readonly calls: CallRegistry;
  readonly clock: Clock;
  readonly complaints: Debugger;
  readonly flows: CallFlows;
  readonly statusCallbacks: StatusCallbacks;
  readonly telephones: Telephones;
}

/**
 * The telephone network inside the emulator. Who has a number, first match wins: a test number, an open telephone page, a
 * number of one of the accounts, a pretend party. Any other number does not exist.
 */
export class PublicNetwork {
  private readonly parties = new Map<string, PretendBehaviour>();

  constructor(private readonly services: PublicNetworkServices) {}

  callNumber(leg: Leg, number: string): void {
    const { accounts, telephones } = this.services;
    const testNumber = testNumbers.find((each) => each.number === number);
    if (testNumber) return this.callTestNumber(leg, testNumber);
    const telephone = telephones.find(number);
    if (telephone) return telephone.ring(leg);
    const owned = accounts.findNumber(number);
    const party = this.parties.get(number);
    if (!owned && party) return answerLikeAParty(leg, party, this.services.calls, this.services.clock);
    if (!owned) return this.fail(leg, number);
    const incoming = this.receive(owned, leg.from);
    joinByTrunk(leg, incoming, this.services.calls);
    this.startInbound(incoming, owned);
  }

  /** From now on somebody answers at this number. */
  seat(number: string, behaviour: PretendBehaviour): void {
    this.parties.set(number, behaviour);
  }

  /** An incoming call has reached a number of an account: its leg, before it has a far end. */
  receive({ account, number }: OwnedNumber, from: string): Leg {
    const { applicationSid, statusCallback } = numberRoute({ account, number });
    const leg = this.services.calls.create({
      account,
      direction: 'inbound',
      from,
      to: number.phoneNumber,
      phoneNumberSid: number.sid,
      ...(applicationSid !== undefined && { applicationSid }),
    });
    this.services.statusCallbacks.follow(leg, statusCallback);
    return leg;
  }

  /** Asks the number's application what to do with the call; the caller hears it ring meanwhile. */
  startInbound(leg: Leg, owned: OwnedNumber): void {
    void leg.line?.play(playRingback(), leg.ended);
    this.services.flows.start(leg, numberRoute(owned));
  }

  private callTestNumber(leg: Leg, { behaviour }: TestNumber): void {
    if (behaviour.kind === 'answers') return answerLikeAParty(leg, behaviour, this.services.calls, this.services.clock);
    if (behaviour.kind === 'rings-for-ever') return leg.ring();
    if (behaviour.kind === 'busy') return leg.end('busy', { byParty: true });
    this.fail(leg, leg.to);
  }

  private fail(leg: Leg, number: string): void {
    const { accounts, complaints, telephones } = this.services;
    const numbers = [
      ...testNumbers.map((each) => each.number),
      ...telephones.numbers(),
      ...this.parties.keys(),
      ...accounts.list().flatMap((account) => [...account.phoneNumbers.values()].map((each) => each.phoneNumber)),
    ];
    complaints.report({
      level: 'warning',
      code: 13224,
      message: `${number} does not exist in this telephone network. These numbers do: ${numbers.join(', ')}.`,
      accountSid: leg.account.sid,
      callSid: leg.sid,
    });
    leg.end('failed', { sipResponseCode: 404, byParty: true });
  }
}
