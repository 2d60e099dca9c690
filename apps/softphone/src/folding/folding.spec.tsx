import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { screen } from '@testing-library/dom';
import { aStorage, answer, incomingSid, opened, SoftphoneOnScreen, talking } from '../softphone.fixture.js';

let phone: SoftphoneOnScreen;
afterEach(() => {
  jest.restoreAllMocks();
  phone.close();
});

const around = { type: 'surroundings', canFold: true, theme: 'system' };
const buttons = () =>
  screen.getAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent);

async function folded(from: Promise<SoftphoneOnScreen> = opened()): Promise<SoftphoneOnScreen> {
  phone = await from;
  await phone.hear(around);
  await phone.press('Fold to one line');
  return phone;
}

const ring = () =>
  phone.now(() => {
    const parameters = { callSid: incomingSid, callerName: 'Dana Whitfield' };
    phone.switchboard.ring('alice', '+14155550142', parameters);
  });

describe('folding', () => {
  test('is offered only where the page says that it follows', async () => {
    phone = await opened();
    expect(screen.queryByRole('button', { name: 'Fold to one line' })).toBeNull();
    await phone.hear({ ...around, canFold: false });
    expect(screen.queryByRole('button', { name: 'Fold to one line' })).toBeNull();
    await phone.hear(around);
    expect(screen.getByRole('button', { name: 'Fold to one line' })).toBeTruthy();
  });

  test('asks the page, and opens again with what was typed', async () => {
    phone = await opened();
    await phone.hear(around);
    await phone.type('bo');
    await phone.press('Fold to one line');
    expect(phone.sent('resize')).toEqual([{ cordboard: 1, type: 'resize', size: 'folded' }]);
    expect(screen.queryByRole('combobox')).toBeNull();
    expect([phone.status, buttons()]).toEqual(['Available', ['Open softphone']]);
    await phone.press('Open softphone');
    expect(phone.sent('resize').at(-1)).toMatchObject({ size: 'full' });
    expect(screen.getByRole('combobox')).toHaveProperty('value', 'bo');
  });

  test('is remembered, and done again as soon as the page says that it follows', async () => {
    const storage = aStorage();
    await folded(new SoftphoneOnScreen(storage).open());
    phone.close();
    phone = await new SoftphoneOnScreen(storage).open();
    expect(phone.sent('resize')).toEqual([]);
    await phone.hear(around);
    expect(phone.sent('resize')).toHaveLength(1);
    expect(buttons()).toEqual(['Open softphone']);
    await phone.press('Open softphone');
    phone.close();
    phone = await new SoftphoneOnScreen(storage).open();
    await phone.hear(around);
    expect(phone.sent('resize')).toEqual([]);
  });

  test('in a page that keeps its size leaves everything as it was, and says so', async () => {
    phone = await opened((p) => (p.doesPageFollow = false));
    await phone.hear(around);
    await phone.press('Fold to one line');
    expect(screen.getByRole('combobox', { name: 'Number or name' })).toBeTruthy();
    await phone.later(1_000);
    expect(phone.log.at(-1)).toBe('The CRM page does not let the softphone change its size');
    expect(screen.queryByRole('button', { name: 'Fold to one line' })).toBeNull();
    await phone.hear(around);
    expect(phone.sent('resize')).toHaveLength(1);
  });

  test('follows a page that makes the frame low by itself', async () => {
    phone = await opened();
    await phone.now(() => phone.setHeight(48));
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.queryAllByRole('button')).toEqual([]);
    await phone.now(() => phone.setHeight(480));
    expect(screen.getByRole('combobox')).toBeTruthy();
  });
});

describe('folded to one line', () => {
  test('a call that comes in is answered, muted and ended there', async () => {
    jest.spyOn(document, 'hasFocus').mockReturnValue(true);
    await folded();
    expect(screen.getByRole('button', { name: 'Open softphone' })).toBe(document.activeElement);
    await ring();
    expect(phone.status).toBe('Incoming call: Dana Whitfield');
    expect(buttons()).toEqual(['Decline', 'Answer', 'Open softphone']);
    expect(screen.getByRole('button', { name: 'Answer' })).toBe(document.activeElement);
    expect(phone.sent('resize')).toHaveLength(1);
    await phone.press('Answer');
    expect([phone.status, buttons()]).toEqual(['In call', ['Mute', 'Hang up', 'Open softphone']]);
    expect(screen.getByRole('timer').textContent).toBe('0:00');
    await phone.press('Mute');
    expect(phone.status).toBe('In call, muted');
    await phone.key('m');
    expect(phone.status).toBe('In call');
    await phone.press('Hang up');
    expect(phone.log).toEqual(expect.arrayContaining(['Successfully established call', 'Call ended']));
    expect(screen.getByRole('heading', { name: /^Dana Whitfield, 0:00/ })).toBeTruthy();
  });

  test('the keys that answer and decline work as in the open one', async () => {
    await folded();
    await ring();
    await phone.key('{Alt>}{Shift>}[KeyE]{/Shift}{/Alt}');
    expect(phone.log).toContain('Call ended');
    await ring();
    await phone.key('{Alt>}{Shift>}[KeyC]{/Shift}{/Alt}');
    expect(phone.status).toBe('In call');
  });

  test('a call that goes on is there when it is folded, and opened, in the middle of it', async () => {
    await folded(talking());
    expect([phone.status, screen.getByRole('heading').textContent]).toEqual(['In call', '(415) 555-0142']);
    await phone.press('Open softphone');
    expect(screen.getByRole('button', { name: 'Keypad' })).toBeTruthy();
    expect(phone.status).toBe('In call');
  });

  test('a lost line and its remedy are seen', async () => {
    await folded();
    await phone.now(() => phone.switchboard.dropSockets('alice'));
    expect(phone.status).toBe('Reconnecting');
    expect(screen.getByText('You cannot be called')).toBeTruthy();
    await phone.now(() => phone.switchboard.restoreSockets('alice'));
    await phone.press('Open softphone');
    expect(phone.status).toBe('Available');
  });

  test('a blocked microphone is said, and Fix opens what explains it', async () => {
    await folded();
    await phone.changeMicrophone({ kind: 'unusable', problem: 'microphone-refused' });
    expect(phone.status).toBe('Cannot call yet: Your browser blocks the microphone here');
    await phone.press('Fix');
    expect(screen.getByText('Click the icon at the left of the address bar')).toBeTruthy();
  });

  test('a click on a number in the page that has to wait can be called off', async () => {
    await folded();
    await phone.now(() => phone.switchboard.dropSockets('alice'));
    await phone.hear({ type: 'dial', to: 'bob', label: 'Bob Okafor', withinMs: 15_000 });
    expect(screen.getByText('Will call Bob Okafor')).toBeTruthy();
    await phone.press('Cancel');
    expect(phone.sent('dial-refused')).toHaveLength(1);
  });

  test('before there is a session it says what it waits for, and offers what helps', async () => {
    phone = new SoftphoneOnScreen();
    phone.setHeight(48);
    phone.answers['/v1/embed-sessions/redeem'] = () => Promise.reject(new TypeError('network'));
    await phone.open();
    expect(phone.status).toBe('Cordboard cannot be reached');
    const used = { code: 'embed_session.ticket_invalid', detail: 'The ticket was used.' };
    phone.answers['/v1/embed-sessions/redeem'] = () => answer(401, used);
    await phone.press('Try now');
    expect([phone.status, buttons()]).toEqual(['Signing in again', ['Ask again']]);
  });
});
