import { afterEach, describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/dom';
import { aCall, aSession, answer, crm, SoftphoneOnScreen } from './softphone.fixture.js';

let phone: SoftphoneOnScreen;
afterEach(() => phone.close());

const opened = async (prepare: (phone: SoftphoneOnScreen) => void = () => {}) => {
  phone = new SoftphoneOnScreen();
  prepare(phone);
  return phone.open();
};
const talking = async () => {
  await opened();
  await phone.type('4155550142');
  await phone.press('Call');
  await phone.now(() => {
    phone.outside.theyRing();
    phone.outside.theyAnswer();
  });
};
const ringing = async () => {
  await opened();
  const parameters = { callSid: `CA${'9'.repeat(32)}`, callerName: 'Dana Whitfield', calledNumber: '+14155550100' };
  await phone.now(() => phone.switchboard.ring('alice', '+14155550142', parameters));
};

describe('opening', () => {
  test('leads from the ticket to a line that can be called', async () => {
    await opened();
    expect(phone.status).toBe('Available');
    expect(phone.log.at(-1)).toBe('Ready. You can be called as alice');
    expect(phone.sent('ready')).toEqual([{ cordboard: 1, type: 'ready', clientName: 'alice' }]);
    expect(phone.posted.every(({ origin }) => origin === crm)).toBe(true);
  });

  test('keeps the session’s token in memory and sends it as a bearer, never as a cookie', async () => {
    await opened();
    const token = phone.requests.find(({ path }) => path === '/v1/tokens');
    expect(token?.init.headers).toMatchObject({ authorization: 'Bearer cbs_1' });
    expect(phone.requests.every(({ init }) => init.credentials === 'omit')).toBe(true);
    expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, '']);
  });

  test('names what it waits for, step by step', async () => {
    await opened((p) => (p.answers['/v1/tokens'] = () => new Promise(() => {})));
    expect(phone.status).toBe('Signing in');
    const now = screen.getAllByRole('listitem').find((item) => item.getAttribute('aria-current') === 'step');
    expect(now?.textContent).toContain('Getting a token');
    await phone.later(10_000);
    expect(screen.getByRole('alert').textContent).toContain('Waiting for a token from Cordboard, attempt 2');
  });

  test('without an API goes on trying, and at once when told to', async () => {
    await opened((p) => (p.answers['/v1/embed-sessions/redeem'] = () => Promise.reject(new TypeError('network'))));
    expect(screen.getByRole('alert').textContent).toContain('Cordboard cannot be reached.');
    phone.answers['/v1/embed-sessions/redeem'] = () => answer(201, aSession());
    await phone.press('Try now');
    expect(phone.status).toBe('Available');
  });
});

describe('a launch that is of no use', () => {
  test('after a reload is asked for anew, and taken from the right page only', async () => {
    phone = new SoftphoneOnScreen();
    await phone.open(null);
    expect(phone.posted).toEqual([{ message: { cordboard: 1, type: 'launch-needed' }, origin: '*' }]);
    await phone.hear({ type: 'launch', ticket: 'new' }, 'https://crm.example.com.evil.example');
    expect(phone.status).toBe('Signing in again');
    expect(phone.switchboard.devices.size).toBe(0);
    await phone.hear({ type: 'launch', ticket: 'newer' });
    expect(phone.status).toBe('Available');
  });

  test('is asked for once by itself, then by the rep: nobody is asked for ever', async () => {
    const used = { code: 'embed_session.ticket_invalid', detail: 'The ticket was used.' };
    await opened((p) => (p.answers['/v1/embed-sessions/redeem'] = () => answer(401, used)));
    await phone.hear({ type: 'launch', ticket: 'second' });
    await phone.hear({ type: 'launch', ticket: 'third' });
    expect(phone.posted.filter(({ message }) => message['type'] === 'launch-needed')).toHaveLength(1);
  });

  test('when the session ends leads to a new one, and what was typed before the end is said to the page', async () => {
    await opened();
    phone.answers['/v1/tokens'] = () => answer(401, { code: 'auth.session_expired', detail: 'Expired' });
    await phone.later(3_500_000);
    expect(phone.status).toBe('Signing in again');
    expect(phone.sent('launch-needed')).toHaveLength(1);
    phone.answers['/v1/tokens'] = () =>
      answer(201, { token: 't2', expiresAt: new Date(phone.clock.now() + 3_600_000).toISOString() });
    await phone.hear({ type: 'launch', ticket: 'again' });
    expect(phone.status).toBe('Available');
  });
});

describe('a call', () => {
  test('is made by typing a number and pressing Call, and ended by Hang up', async () => {
    await opened();
    await phone.type('4155550142');
    expect(screen.getByRole('combobox')).toHaveProperty('value', '(415) 555-0142');
    await phone.press('Call');
    expect(phone.outside.customParameters.get('To')).toBe('+14155550142');
    expect(phone.status).toBe('Calling');
    expect(phone.log.at(-1)).toBe('Calling (415) 555-0142');
    await phone.now(() => phone.outside.theyRing());
    expect(phone.status).toBe('Ringing');
    await phone.now(() => phone.outside.theyAnswer());
    expect(phone.status).toBe('In call');
    expect(phone.log.at(-1)).toBe('Successfully established call');
    await phone.now(() => phone.softphone.getDesk()?.phone.session.hangUp());
    expect(phone.status).toContain('Call ended');
    expect(phone.log).toContain('Call ended');
  });

  test('to a colleague is one click on the name, or two keys', async () => {
    await opened();
    await phone.type('bo{ArrowDown}{Enter}');
    expect(screen.getByRole('heading', { name: 'Bob Okafor' })).toBeTruthy();
    expect(phone.outside.customParameters.get('To')).toBe('bob');
  });

  test('to somebody unknown says so instead of being tried', async () => {
    await opened();
    await phone.type('Zoe Nobody');
    await phone.press('Call');
    expect(screen.getByRole('alert').textContent).toContain('Nobody called “Zoe Nobody” is known here.');
    expect(phone.switchboard.outsideCalls).toEqual([]);
  });

  test('with an empty field brings the last number back, and calls it at the second press', async () => {
    await opened();
    await phone.press('Call');
    expect(phone.switchboard.outsideCalls).toEqual([]);
    expect(screen.getByRole('combobox')).toHaveProperty('value', '(415) 555-0142');
    await phone.press('Call');
    expect(phone.outside.customParameters.get('To')).toBe('+14155550142');
  });

  test('survives the second half of a double click on Call', async () => {
    await opened();
    await phone.type('4155550142');
    await phone.press('Call');
    await phone.press('Hang up');
    expect(phone.outside.isAlive).toBe(true);
    await phone.later(400);
    await phone.press('Hang up');
    expect(phone.outside.isAlive).toBe(false);
  });

  test('is muted, and the button is then named Unmute', async () => {
    await talking();
    await phone.press('Mute');
    expect(phone.outside.isMuted).toBe(true);
    expect(phone.log.at(-1)).toBe('Muted. They cannot hear you');
    await phone.press('Unmute');
    expect(phone.outside.isMuted).toBe(false);
    await phone.key('m');
    expect(phone.outside.isMuted).toBe(true);
  });

  test('takes tones by press and by typing, and Escape closes the keypad alone', async () => {
    await talking();
    await phone.press('Keypad');
    await phone.press('5');
    await phone.press('Hash');
    await phone.key('7');
    expect(phone.outside.sentDigits).toBe('5#7');
    expect(screen.getByText('Sent 5 # 7')).toBeTruthy();
    await phone.key('{Escape}');
    expect(screen.queryByRole('group', { name: 'Keypad' })).toBeNull();
    expect(phone.outside.isAlive).toBe(true);
  });

  test('that is cut shows it, is kept, and goes on', async () => {
    await talking();
    await phone.now(() => phone.switchboard.dropSockets('alice'));
    expect(phone.status).toBe('Reconnecting');
    expect(screen.getByRole('alert').textContent).toContain('The call is kept.');
    await phone.now(() => phone.switchboard.restoreSockets('alice'));
    expect(phone.status).toBe('In call');
    expect(phone.log).toContain('Connected again');
  });

  test.each([
    ['busy', 'The line is busy.', 'Call again'],
    ['no-answer', 'Nobody answered.', 'Call again'],
    ['failed', 'That number does not exist, or cannot be reached.', null],
  ] as const)('that the log calls %s says so, with its remedy', async (status, sentence, remedy) => {
    await opened();
    await phone.type('4155550142');
    await phone.press('Call');
    phone.answers[`/v1/calls/${phone.outside.sid}`] = () =>
      answer(200, aCall({ status, answeredAt: null, durationSeconds: null }));
    await phone.now(() => phone.outside.theyRing());
    await phone.now(() => phone.outside.theyHangUp());
    expect(screen.getByRole('alert').textContent).toContain(sentence);
    expect(screen.queryByRole('button', { name: 'Call again' }) !== null).toBe(remedy === 'Call again');
    expect(phone.sent('call-ended')).toEqual([expect.objectContaining({ outcome: expect.any(String), sentence })]);
  });

  test('that Cordboard refuses says why', async () => {
    await talking();
    const refusal = { reason: 'not-allowed', sentence: 'Calls to Albania are not allowed.' };
    phone.answers[`/v1/calls/${phone.outside.sid}`] = () =>
      answer(200, aCall({ status: 'failed', answeredAt: null, refusal }));
    await phone.now(() => phone.outside.theyHangUp());
    expect(screen.getByRole('alert').textContent).toContain(refusal.sentence);
  });

  test('is told to the CRM page from the first ring to the end', async () => {
    await talking();
    await phone.now(() => phone.outside.theyHangUp());
    await phone.later(6_000);
    const states = phone.sent('call-changed').map(({ state }) => state);
    expect([...new Set(states)]).toEqual(['calling', 'ringing', 'in-call']);
    const peer = { address: '+14155550142', label: '(415) 555-0142' };
    expect(phone.sent('call-ended')).toEqual([
      expect.objectContaining({ direction: 'outgoing', peer, outcome: 'completed', callSid: phone.outside.sid }),
    ]);
  });
});

describe('an incoming call', () => {
  test('shows who calls, has the focus on Answer, and is answered by a key', async () => {
    await ringing();
    expect(phone.status).toBe('Incoming call: Dana Whitfield');
    expect(document.title).toContain('Dana Whitfield');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Answer' }));
    await phone.key('{Alt>}{Shift>}c{/Shift}{/Alt}');
    expect(phone.status).toBe('In call');
    expect(phone.log).toContain('Successfully established call');
    expect(document.title).not.toContain('Dana Whitfield');
  });

  test('is declined', async () => {
    await ringing();
    await phone.press('Decline');
    expect(phone.status).toContain('You declined the call.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('that was answered elsewhere says so', async () => {
    await ringing();
    const sid = `CA${'9'.repeat(32)}`;
    phone.answers[`/v1/calls/${sid}`] = () =>
      answer(200, aCall({ callSid: sid, direction: 'incoming', clientName: 'bob', endedAt: null }));
    const [device] = phone.switchboard.devices;
    await phone.now(() => device && [...phone.switchboard.devices].forEach((each) => each.loseSocket()));
    expect(phone.status).toContain('Answered elsewhere.');
    expect(phone.log.at(-1)).toBe('Dana Whitfield: Answered elsewhere.');
  });
});

describe('click-to-call', () => {
  const dial = { type: 'dial', to: '+14155550142', label: 'Dana Whitfield', withinMs: 15_000 };

  test('calls at once, under the name that the CRM gives', async () => {
    await opened();
    await phone.hear(dial);
    expect(phone.log.at(-1)).toBe('Calling Dana Whitfield');
    expect(phone.outside.customParameters.get('To')).toBe('+14155550142');
  });

  test('during a call is refused aloud', async () => {
    await talking();
    await phone.hear({ ...dial, to: 'bob' });
    expect(phone.sent('dial-refused')).toEqual([expect.objectContaining({ to: 'bob', reason: 'busy' })]);
    expect(phone.status).toBe('In call');
  });

  test('while signing in is kept, and made when the line is there', async () => {
    let give: (response: Response) => void = () => {};
    await opened((p) => (p.answers['/v1/tokens'] = () => new Promise((resolve) => (give = resolve))));
    await phone.hear(dial);
    expect(screen.getByText('Calls Dana Whitfield as soon as the line is there')).toBeTruthy();
    await phone.now(() => give(answer(201, { token: 't', expiresAt: '2099-01-01T00:00:00Z' })));
    expect(phone.outside.customParameters.get('To')).toBe('+14155550142');
  });

  test('that waits may be called off, and the page is told', async () => {
    let give: (response: Response) => void = () => {};
    await opened((p) => (p.answers['/v1/tokens'] = () => new Promise((resolve) => (give = resolve))));
    await phone.hear(dial);
    await phone.press('Cancel');
    await phone.now(() => give(answer(201, { token: 't', expiresAt: '2099-01-01T00:00:00Z' })));
    expect(phone.switchboard.outsideCalls).toEqual([]);
    expect(phone.sent('dial-refused')).toEqual([expect.objectContaining({ sentence: 'The rep called it off.' })]);
  });

  test('is refused aloud when the line does not get ready in time', async () => {
    await opened((p) => (p.answers['/v1/tokens'] = () => new Promise(() => {})));
    await phone.hear({ ...dial, withinMs: 5_000 });
    await phone.later(5_000);
    expect(phone.sent('dial-refused')).toEqual([expect.objectContaining({ to: dial.to, reason: 'not-ready' })]);
  });

  test('is refused at once, with the reason, when the line needs a person first', async () => {
    await opened((p) => (p.microphone = { kind: 'unusable', problem: 'no-microphone' }));
    await phone.hear(dial);
    expect(phone.sent('dial-refused')).toEqual([expect.objectContaining({ sentence: 'No microphone was found.' })]);
  });
});

describe('what is in the way', () => {
  test.each([
    ['microphone-refused', 'Your browser blocks the microphone here', 'Check again'],
    ['no-microphone', 'No microphone was found', 'Check again'],
    ['microphone-busy', 'The microphone cannot be used right now', 'Check again'],
    ['blocked-by-page', 'The CRM page does not pass the microphone on', 'Load again'],
    ['not-secure', 'This page is not secure', 'Load again'],
  ] as const)('%s is explained, with its remedy as a button', async (problem, title, button) => {
    await opened((p) => (p.microphone = { kind: 'unusable', problem }));
    expect(screen.getByRole('alert').textContent).toContain(title);
    expect(screen.getByRole('button', { name: button })).toBeTruthy();
    expect(phone.sent('unavailable')).toEqual([expect.objectContaining({ reason: problem })]);
  });

  test('is gone by itself when the microphone is allowed', async () => {
    await opened((p) => (p.microphone = { kind: 'unusable', problem: 'microphone-refused' }));
    await phone.changeMicrophone({ kind: 'usable', label: 'Desk headset' });
    expect(phone.status).toBe('Available');
  });

  test('a refused token says why and what to do, and may be tried again', async () => {
    const body = { code: 'twilio_config.not_connected', detail: 'Tenant 1 has no connected Twilio account' };
    await opened((p) => (p.answers['/v1/tokens'] = () => answer(409, body)));
    const { textContent } = screen.getByRole('alert');
    expect(textContent).toContain('Your company has no connected Twilio account.Ask your admin to connect one.');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('a lost connection is said, what was typed is kept, and a call is made when it is back', async () => {
    await opened();
    await phone.type('3035550188');
    await phone.now(() => phone.switchboard.dropSockets('alice'));
    expect(phone.status).toBe('Reconnecting');
    expect(screen.getByRole('combobox')).toHaveProperty('value', '(303) 555-0188');
    await phone.press('Call');
    expect(phone.switchboard.outsideCalls).toEqual([]);
    await phone.now(() => phone.switchboard.restoreSockets('alice'));
    expect(phone.outside.customParameters.get('To')).toBe('+13035550188');
  });
});

test('the log keeps every line and opens to the whole', async () => {
  await opened();
  expect(phone.log.length).toBeGreaterThan(3);
  await phone.press('Show whole log');
  expect(screen.getByRole('button', { name: 'Show last line only' }).getAttribute('aria-expanded')).toBe('true');
});
