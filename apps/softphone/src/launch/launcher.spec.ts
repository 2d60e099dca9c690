import { beforeEach, describe, expect, test } from '@jest/globals';
import { ManualClock, settle } from '@cordboard/call-session';
import type { SoftphoneSession } from '@cordboard/contracts';
import { ApiProblem } from '../api/api-problem.js';
import { aSession } from '../softphone.fixture.js';
import { Launcher } from './launcher.js';
import { takeTicket } from './ticket.js';

const crm = 'https://crm.example.com';
let clock: ManualClock;
let asked: number;
let redeemed: string[];
let redeem: (ticket: string) => Promise<SoftphoneSession>;
let launcher: Launcher;

beforeEach(() => {
  clock = new ManualClock();
  asked = 0;
  redeemed = [];
  redeem = async () => aSession();
  launcher = new Launcher({
    redeem: (ticket) => {
      redeemed.push(ticket);
      return redeem(ticket);
    },
    askPage: () => (asked += 1),
    clock,
  });
});

const phase = () => launcher.getSnapshot().phase;
const used = async () => {
  throw ApiProblem.of(401, { code: 'embed_session.ticket_invalid', detail: 'Used' });
};

describe('the launcher', () => {
  test('redeems the ticket of the address once', async () => {
    launcher.start('first');
    await settle();
    expect(phase()).toBe('launched');
    expect(redeemed).toEqual(['first']);
    expect(asked).toBe(0);
  });

  test('drops a session whose parent is not the one who sent the ticket', async () => {
    launcher.start(null);
    launcher.launch('stolen', 'https://evil.example');
    await settle();
    expect(launcher.getSnapshot()).toMatchObject({ phase: 'waiting' });
    launcher.launch('right', crm);
    await settle();
    expect(phase()).toBe('launched');
  });

  test('takes no other launch while it has a session', async () => {
    launcher.start('first');
    await settle();
    launcher.launch('second', crm);
    await settle();
    expect(redeemed).toEqual(['first']);
  });

  test('lets the last of several tickets win, however late the others are answered', async () => {
    const answers: ((session: SoftphoneSession) => void)[] = [];
    redeem = () => new Promise((resolve) => answers.push(resolve));
    launcher.start('first');
    launcher.launch('second', crm);
    answers[1]?.(aSession({ sessionToken: 'cbs_second' }));
    answers[0]?.(aSession({ sessionToken: 'cbs_first' }));
    await settle();
    expect(launcher.getSnapshot()).toMatchObject({ session: { sessionToken: 'cbs_second' } });
  });

  test('asks the page once, then only when the rep says so', async () => {
    redeem = used;
    launcher.start('first');
    await settle();
    launcher.launch('second', crm);
    await settle();
    expect(asked).toBe(1);
    launcher.askAgain();
    expect(asked).toBe(2);
  });

  test('tries again by itself while the API cannot be reached', async () => {
    redeem = () => Promise.reject(new TypeError('network'));
    launcher.start('first');
    await settle();
    expect(phase()).toBe('unreachable');
    redeem = async () => aSession();
    await clock.advance(1_000);
    expect(phase()).toBe('launched');
    expect(redeemed).toEqual(['first', 'first']);
  });

  test('asks by itself for a new launch when a session has ended, unless it had only just begun', async () => {
    launcher.start('first');
    await settle();
    await clock.advance(3_600_000);
    launcher.sessionEnded('Your session has ended.');
    expect(asked).toBe(1);
    launcher.launch('second', crm);
    await settle();
    launcher.sessionEnded('Your session has ended.');
    expect(asked).toBe(1);
    expect(phase()).toBe('waiting');
  });
});

test('the ticket is taken out of the address, the rest of which stays', () => {
  history.replaceState(null, '', '/softphone/?launch=1.2#t.i.c');
  expect(takeTicket(location, history)).toBe('t.i.c');
  expect(location.href).toMatch(/\/softphone\/\?launch=1\.2$/);
  expect(takeTicket(location, history)).toBeNull();
});
