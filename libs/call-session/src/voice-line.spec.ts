import { describe, expect, test } from '@jest/globals';
import { settle } from './manual-clock.js';
import type { MicrophoneProblem } from './microphone.js';
import { TestSession } from './session.fixture.js';
import { TokenRefused } from './voice-token.js';

const never = () => new Promise<never>(() => {});

describe('signing in', () => {
  test('goes through microphone, token and registration, and can then be called', async () => {
    const rep = new TestSession();
    const steps: string[] = [];
    rep.session.subscribe(() => steps.push(rep.line.phase === 'signing-in' ? rep.line.step : rep.line.phase));
    await rep.signIn();
    expect(steps).toEqual(['microphone', 'token', 'registering', 'ready']);
    expect(rep.device.isRegistered).toBe(true);
  });

  test.each<MicrophoneProblem>([
    'not-secure',
    'blocked-by-page',
    'microphone-refused',
    'no-microphone',
    'microphone-busy',
  ])('does not register without a microphone: %s', async (problem) => {
    const rep = new TestSession();
    rep.microphoneReport = { kind: 'unusable', problem };
    await rep.signIn();
    expect(rep.line).toMatchObject({ phase: 'failed', failure: { reason: problem } });
    expect(rep.switchboard.devices.size).toBe(0);
  });

  test('carries on by itself once the microphone is allowed', async () => {
    const rep = new TestSession();
    rep.microphoneReport = { kind: 'unusable', problem: 'microphone-refused' };
    await rep.signIn();
    await rep.changeMicrophone({ kind: 'usable', label: 'Desk headset' });
    expect(rep.line.phase).toBe('ready');
  });

  test('says what it waits for while the token endpoint is silent, and asks again', async () => {
    const rep = new TestSession();
    rep.answerToken = (attempt) => (attempt === 1 ? never() : Promise.resolve(rep.token(attempt)));
    await rep.signIn();
    expect(rep.line).toMatchObject({ phase: 'signing-in', step: 'token', trouble: null });
    await rep.clock.advance(10_000);
    expect(rep.line).toMatchObject({ attempt: 2, trouble: 'Cordboard has not answered for 10 seconds.' });
    await rep.clock.advance(1_000);
    expect(rep.line.phase).toBe('ready');
  });

  test('backs off further with each failure, up to half a minute', async () => {
    const rep = new TestSession();
    rep.answerToken = () => Promise.reject(new Error('Cordboard cannot be reached.'));
    await rep.signIn();
    const attempts: number[] = [];
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      await rep.clock.advance(seconds * 1_000);
      attempts.push(rep.tokensAsked);
    }
    expect(attempts).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  test('asks for a new launch when the session has ended', async () => {
    const rep = new TestSession();
    rep.answerToken = () => Promise.reject(new TokenRefused('session-ended', 'The session has ended.'));
    await rep.signIn();
    expect(rep.line).toMatchObject({ phase: 'failed', failure: { reason: 'session-ended' } });
  });

  test('gives the reason and the remedy of a refusal, and succeeds when it is tried again later', async () => {
    const rep = new TestSession();
    rep.answerToken = () => Promise.reject(new TokenRefused('refused', 'No Twilio account.', 'Connect one.'));
    await rep.signIn();
    const failure = { reason: 'refused', sentence: 'No Twilio account.', remedy: 'Connect one.' };
    expect(rep.line).toEqual({ phase: 'failed', failure });
    rep.answerToken = async (attempt) => rep.token(attempt);
    rep.session.tryNow();
    await settle();
    expect(rep.line.phase).toBe('ready');
  });

  test('asks for one other token when Twilio refuses the first, then says so', async () => {
    const rep = new TestSession();
    rep.switchboard.refuseToken('token-1', 20101);
    rep.switchboard.refuseToken('token-2', 20101);
    await rep.signIn();
    expect(rep.line.phase).toBe('signing-in');
    await rep.clock.advance(1_000);
    expect(rep.line).toMatchObject({ phase: 'failed', failure: { reason: 'refused' } });
  });
});

describe('keeping the token fresh', () => {
  test('renews it two minutes before its end without touching the registration', async () => {
    const rep = await new TestSession().signIn();
    const { device } = rep;
    await rep.clock.advance(3_600_000 - 120_000 - 1);
    expect(rep.tokensAsked).toBe(1);
    await rep.clock.advance(1);
    expect(device.token).toBe('token-2');
    expect(rep.device).toBe(device);
    expect(rep.line.phase).toBe('ready');
  });

  test('renews it during a call, which goes on', async () => {
    const rep = await new TestSession().talk();
    await rep.clock.advance(3_600_000);
    expect(rep.device.token).toBe('token-2');
    expect(rep.call.phase).toBe('in-call');
  });

  test('renews an expired one at once when the machine wakes, and registers again', async () => {
    const rep = await new TestSession().signIn();
    const asleep = rep.device;
    rep.clock.sleep(8 * 3_600_000);
    rep.wake();
    expect(rep.line).toMatchObject({ phase: 'restoring', reason: 'token-expired' });
    await settle();
    expect(rep.line.phase).toBe('ready');
    expect(rep.device).not.toBe(asleep);
    expect(rep.device.token).toBe('token-2');
  });

  test('registers again only after the call when the token expired during one', async () => {
    const rep = await new TestSession().talk();
    const { device } = rep;
    rep.clock.sleep(2 * 3_600_000);
    rep.wake();
    await settle();
    expect(rep.call.phase).toBe('in-call');
    expect(rep.device).toBe(device);
    rep.session.hangUp();
    await settle();
    expect(rep.line.phase).toBe('ready');
    expect(rep.device).not.toBe(device);
  });

  test('goes on with the old one while the renewal fails, and recovers', async () => {
    const rep = await new TestSession().signIn();
    rep.answerToken = () => Promise.reject(new Error('Cordboard cannot be reached.'));
    await rep.clock.advance(3_600_000 - 60_000);
    expect(rep.line.phase).toBe('ready');
    rep.answerToken = async (attempt) => rep.token(attempt);
    await rep.clock.advance(30_000);
    expect(rep.line.phase).toBe('ready');
    expect(rep.device.token).not.toBe('token-1');
  });

  test('says that the line is gone once the old one has expired as well, and why', async () => {
    const rep = await new TestSession().signIn();
    rep.answerToken = () => Promise.reject(new Error('Cordboard cannot be reached.'));
    await rep.clock.advance(3_640_000);
    expect(rep.line).toMatchObject({ phase: 'restoring', reason: 'token-expired' });
    expect(rep.line).toMatchObject({ trouble: 'Cordboard cannot be reached.' });
    rep.answerToken = async (attempt) => rep.token(attempt);
    await rep.clock.advance(30_000);
    expect(rep.line.phase).toBe('ready');
    expect(rep.device.isRegistered).toBe(true);
  });

  test('renews at once when Twilio says that it has expired, whatever our clock says', async () => {
    const rep = await new TestSession().signIn();
    rep.switchboard.refuseToken('token-1', 20104);
    const refusal = rep.switchboard.refusalOf('token-1');
    if (refusal) rep.device.fail(refusal);
    await settle();
    expect(rep.line.phase).toBe('ready');
    expect(rep.device.token).toBe('token-2');
  });

  test('asks once more when the renewed one is refused as well, then says so', async () => {
    const rep = await new TestSession().signIn();
    for (const token of ['token-1', 'token-2', 'token-3']) rep.switchboard.refuseToken(token, 20101);
    const refusal = rep.switchboard.refusalOf('token-1');
    if (refusal) rep.device.fail(refusal);
    await rep.clock.advance(10_000);
    expect(rep.line).toMatchObject({ phase: 'failed', failure: { reason: 'refused' } });
    expect(rep.tokensAsked).toBe(3);
  });

  test('does not cut a call because the session has ended meanwhile', async () => {
    const rep = await new TestSession().talk();
    rep.answerToken = () => Promise.reject(new TokenRefused('session-ended', 'The session has ended.'));
    await rep.clock.advance(3_500_000);
    expect(rep.call.phase).toBe('in-call');
    rep.session.hangUp();
    await settle();
    expect(rep.line).toMatchObject({ phase: 'failed', failure: { reason: 'session-ended' } });
  });
});

describe('a lost connection', () => {
  test('is said, and said to be over when it is', async () => {
    const rep = await new TestSession().signIn();
    rep.switchboard.dropSockets('alice');
    expect(rep.line).toMatchObject({ phase: 'restoring', reason: 'signalling-lost' });
    rep.switchboard.restoreSockets('alice');
    expect(rep.line.phase).toBe('ready');
  });

  test('is begun anew when the device gives up in silence', async () => {
    const rep = await new TestSession().signIn();
    const given = rep.device;
    rep.switchboard.dropSockets('alice');
    await rep.clock.advance(20_000);
    expect(rep.device).not.toBe(given);
    expect(rep.line.phase).toBe('ready');
  });

  test('is begun anew at once when the rep asks for it', async () => {
    const rep = await new TestSession().signIn();
    rep.switchboard.dropSockets('alice');
    rep.session.tryNow();
    await settle();
    expect(rep.line.phase).toBe('ready');
  });

  test('does not end the call', async () => {
    const rep = await new TestSession().talk();
    rep.switchboard.dropSockets('alice');
    expect(rep.call.phase).toBe('reconnecting');
    rep.wake();
    rep.session.tryNow();
    await rep.clock.advance(25_000);
    expect(rep.call.phase).toBe('reconnecting');
    rep.switchboard.restoreSockets('alice');
    expect(rep.call.phase).toBe('in-call');
    expect(rep.line.phase).toBe('ready');
  });
});

test('a microphone that is unplugged between calls is noticed, without being opened', async () => {
  const rep = await new TestSession().signIn();
  const opened = rep.microphoneChecks;
  await rep.changeMicrophone({ kind: 'unusable', problem: 'no-microphone' });
  expect(rep.line).toMatchObject({ phase: 'failed', failure: { reason: 'no-microphone' } });
  expect(rep.microphoneChecks).toBe(opened);
});

test('a microphone that is unplugged during a call is noticed once the call is over', async () => {
  const rep = await new TestSession().talk();
  await rep.changeMicrophone({ kind: 'unusable', problem: 'no-microphone' });
  expect(rep.call.phase).toBe('in-call');
  rep.session.hangUp();
  await settle();
  expect(rep.line).toMatchObject({ phase: 'failed', failure: { reason: 'no-microphone' } });
  await rep.changeMicrophone({ kind: 'usable', label: 'Desk headset' });
  expect(rep.line.phase).toBe('ready');
});

test('after signing out nothing rings and nothing is asked', async () => {
  const rep = await new TestSession().signIn();
  rep.session.signOut();
  await rep.clock.advance(7_200_000);
  expect(rep.line.phase).toBe('signed-out');
  expect(rep.switchboard.ring('alice', '+14155550190')).toHaveLength(0);
  expect(rep.tokensAsked).toBe(1);
});

describe('an edge that the company has changed', () => {
  const at = (rep: TestSession, edge: string) => {
    rep.answerToken = async (attempt) => ({ ...rep.token(attempt), edge });
  };
  const signedIn = async () => {
    const rep = new TestSession();
    at(rep, 'ashburn');
    return rep.signIn();
  };

  test('is the line’s from the next token on', async () => {
    const rep = await signedIn();
    const before = rep.device;
    at(rep, 'dublin');
    await rep.clock.advance(3_480_000);
    expect(rep.edges).toEqual(['ashburn', 'dublin']);
    expect([rep.line.phase, rep.device.isRegistered, rep.device.token]).toEqual(['ready', true, 'token-2']);
    expect(before).not.toBe(rep.device);
    expect(rep.switchboard.devices.size).toBe(1);
  });

  test('is the line’s as soon as it is known, with a token of its own', async () => {
    const rep = await signedIn();
    at(rep, 'dublin');
    rep.session.moveTo('dublin');
    await settle();
    expect([rep.edges, rep.line.phase, rep.tokensAsked]).toEqual([['ashburn', 'dublin'], 'ready', 2]);
    rep.session.moveTo('dublin');
    await settle();
    expect(rep.tokensAsked).toBe(2);
  });

  test('waits for a call to end, even where the connection was lost meanwhile', async () => {
    const rep = new TestSession();
    at(rep, 'ashburn');
    await rep.talk();
    at(rep, 'dublin');
    rep.session.moveTo('dublin');
    await settle();
    rep.switchboard.dropSockets('alice');
    rep.switchboard.restoreSockets('alice');
    await settle();
    expect([rep.call.phase, rep.edges, rep.device.token]).toEqual(['in-call', ['ashburn'], 'token-2']);
    rep.session.hangUp();
    await settle();
    expect([rep.edges, rep.line.phase]).toEqual([['ashburn', 'dublin'], 'ready']);
  });

  test('that is the same as before leaves the line alone', async () => {
    const rep = await signedIn();
    const { device } = rep;
    await rep.clock.advance(3_480_000);
    rep.session.moveTo('ashburn');
    await settle();
    expect([rep.device, rep.edges, rep.tokensAsked]).toEqual([device, ['ashburn'], 2]);
  });
});
