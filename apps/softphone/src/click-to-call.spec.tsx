import { afterEach, describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/dom';
import { answer, opened, talking, type SoftphoneOnScreen } from './softphone.fixture.js';

let phone: SoftphoneOnScreen;
afterEach(() => phone.close());

describe('click-to-call', () => {
  const dial = { type: 'dial', to: '+14155550142', label: 'Dana Whitfield', withinMs: 15_000 };

  test('calls at once, under the name that the CRM gives', async () => {
    phone = await opened();
    await phone.hear(dial);
    expect(phone.log.at(-1)).toBe('Calling Dana Whitfield');
    expect(phone.outside.customParameters.get('To')).toBe('+14155550142');
  });

  test('during a call is refused aloud', async () => {
    phone = await talking();
    await phone.hear({ ...dial, to: 'bob' });
    expect(phone.sent('dial-refused')).toEqual([expect.objectContaining({ to: 'bob', reason: 'busy' })]);
    expect(phone.status).toBe('In call');
    await phone.press('Hang up');
    expect(phone.status).toBe('Call ended');
    expect(screen.queryByText(/^Not called\. /)).toBeNull();
  });

  test('while signing in is kept, and made when the line is there', async () => {
    let give: (response: Response) => void = () => {};
    phone = await opened((p) => (p.answers['/v1/tokens'] = () => new Promise((resolve) => (give = resolve))));
    await phone.hear(dial);
    expect(screen.getByText('Will call Dana Whitfield as soon as the line is ready')).toBeTruthy();
    await phone.now(() => give(answer(201, { token: 't', clientName: 'alice', expiresAt: '2099-01-01T00:00:00Z' })));
    expect(phone.outside.customParameters.get('To')).toBe('+14155550142');
  });

  test('that waits may be called off, and the page is told', async () => {
    let give: (response: Response) => void = () => {};
    phone = await opened((p) => (p.answers['/v1/tokens'] = () => new Promise((resolve) => (give = resolve))));
    await phone.hear(dial);
    await phone.press('Cancel');
    await phone.now(() => give(answer(201, { token: 't', clientName: 'alice', expiresAt: '2099-01-01T00:00:00Z' })));
    expect(phone.switchboard.outsideCalls).toEqual([]);
    expect(phone.sent('dial-refused')).toEqual([expect.objectContaining({ sentence: 'The rep called it off.' })]);
  });

  test('is refused aloud when the line does not get ready in time', async () => {
    phone = await opened((p) => (p.answers['/v1/tokens'] = () => new Promise(() => {})));
    await phone.hear({ ...dial, withinMs: 5_000 });
    await phone.later(5_000);
    expect(phone.sent('dial-refused')).toEqual([expect.objectContaining({ to: dial.to, reason: 'not-ready' })]);
  });

  test('is refused at once, with the reason, when the line needs a person first', async () => {
    phone = await opened((p) => (p.microphone = { kind: 'unusable', problem: 'no-microphone' }));
    await phone.hear(dial);
    expect(phone.sent('dial-refused')).toEqual([expect.objectContaining({ sentence: 'No microphone was found.' })]);
  });
});
