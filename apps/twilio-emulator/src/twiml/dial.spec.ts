import { describe, expect, test } from '@jest/globals';
import { acmeNumber, otherNumber } from '../testing/an-account.js';
import { TwimlBench, type PartyScript } from '../testing/twiml-bench.js';

const callee = '+15125550199';

function benchWith(scripts: Record<string, PartyScript>): TwimlBench {
  const bench = new TwimlBench();
  for (const [name, script] of Object.entries(scripts)) bench.network.script(name, script);
  return bench;
}

const dialling = (attributes: string, nouns: string) =>
  `<Dial callerId="${acmeNumber}" action="/after" ${attributes}>${nouns}</Dial>`;
const after = (its: TwimlBench) => its.application.requestsTo('/after')[0]?.parameters;

describe('Dial', () => {
  test('with answerOnBridge rings at the caller until the callee answers, and reports a bridged call', async () => {
    const its = benchWith({ [callee]: { answersAfterMs: 3_000, hangsUpAfterMs: 10_000 } });
    const { leg, caller } = await its.run(dialling('answerOnBridge="true"', `<Number>${callee}</Number>`));
    expect(caller.seen).toEqual(['ringing with audio', 'connected', 'released completed']);
    expect(after(its)).toMatchObject({
      CallSid: leg.sid,
      DialCallStatus: 'completed',
      DialBridged: 'true',
      DialCallDuration: '10',
      DialCallSid: its.network.reached[0]?.leg.sid,
    });
  });

  test('without it answers the caller at once', async () => {
    const its = benchWith({ [callee]: { answersAfterMs: 3_000, hangsUpAfterMs: 1_000 } });
    const { leg } = await its.run(dialling('', callee));
    expect(leg.answeredAt).toEqual(leg.createdAt);
  });

  test('rings a browser without early media', async () => {
    const its = benchWith({ 'client:bob': { answersAfterMs: 1_000, hangsUpAfterMs: 1_000 } });
    const { caller } = await its.run(dialling('answerOnBridge="true"', '<Client>bob</Client>'));
    expect(caller.seen[0]).toBe('ringing');
  });

  test.each([
    ['busy', { endsAs: 'busy' }, 'busy', 31486],
    ['unreachable', { endsAs: 'failed' }, 'failed', 31404],
    ['never answered', {}, 'no-answer', 31480],
  ] as const)('%s: says so in the action, and to an unanswered caller', async (_what, script, status, code) => {
    const its = benchWith({ [callee]: script });
    const { leg, caller } = await its.run(dialling('answerOnBridge="true" timeout="10"', callee));
    expect(after(its)).toMatchObject({ DialCallStatus: status, DialBridged: 'false', DialCallDuration: '0' });
    expect(leg.status).toBe(status);
    expect(caller.ending?.error?.code).toBe(code);
  });

  test('gives up five seconds after its timeout', async () => {
    const { seconds } = await benchWith({}).run(dialling('answerOnBridge="true" timeout="10"', callee));
    expect(seconds).toBeGreaterThanOrEqual(15);
    expect(seconds).toBeLessThan(15.2);
  });

  test('goes on with the next verb when it has no action', async () => {
    const its = benchWith({ [callee]: { endsAs: 'busy' } });
    const { leg } = await its.run(
      `<Dial callerId="${acmeNumber}" answerOnBridge="true">${callee}</Dial><Say>Engaged.</Say>`,
    );
    expect(its.events(leg)).toContain('said Engaged.');
    expect(leg.status).toBe('completed');
  });

  test('rings all together: the first to answer has the call, the others stop at once', async () => {
    const its = benchWith({
      'client:a': { answersAfterMs: 4_000 },
      'client:b': { answersAfterMs: 2_000, hangsUpAfterMs: 9_000 },
      'client:c': {},
    });
    await its.run(dialling('', '<Client>a</Client><Client>b</Client><Client>c</Client>'));
    const [a, b, c] = its.network.reached.map(({ leg }) => leg);
    expect([a?.status, b?.status, c?.status]).toEqual(['canceled', 'completed', 'canceled']);
    expect(a?.endedAt).toEqual(b?.answeredAt);
    expect(after(its)?.['DialCallSid']).toBe(b?.sid);
  });

  test('one of a group that is busy does not end the group', async () => {
    const its = benchWith({
      'client:a': { endsAs: 'busy' },
      'client:b': { answersAfterMs: 2_000, hangsUpAfterMs: 1_000 },
    });
    await its.run(dialling('', '<Client>a</Client><Client>b</Client>'));
    expect(after(its)?.['DialCallStatus']).toBe('completed');
  });

  test('sequential rings one after the other', async () => {
    const its = benchWith({ 'client:a': {}, 'client:b': { answersAfterMs: 1_000, hangsUpAfterMs: 1_000 } });
    await its.run(dialling('sequential="true" timeout="10"', '<Client>a</Client><Client>b</Client>'));
    const [a, b] = its.network.reached.map(({ leg }) => leg);
    expect(a?.status).toBe('no-answer');
    expect(b?.createdAt.getTime()).toBeGreaterThanOrEqual(a?.endedAt?.getTime() ?? Infinity);
  });

  test('ends at its time limit', async () => {
    const its = benchWith({ [callee]: { answersAfterMs: 0 } });
    await its.run(dialling('timeLimit="60"', callee));
    expect(after(its)).toMatchObject({ DialCallStatus: 'completed', DialCallDuration: '60' });
  });

  test('with hangupOnStar lets the caller leave the callee and go on', async () => {
    const its = benchWith({ [callee]: { answersAfterMs: 1_000 } });
    its.application.answer(
      '/voice',
      `<Dial hangupOnStar="true" callerId="${acmeNumber}">${callee}</Dial><Say>Still here.</Say>`,
    );
    const { leg, over } = its.aCall();
    its.time.after(5_000, () => leg.pressDigits('*'));
    its.start(leg);
    await its.time.until(over);
    expect(its.events(leg)).toContain('said Still here.');
    expect(its.network.reached[0]?.leg.status).toBe('completed');
  });

  test('of a caller who leaves while it rings: the callee stops, the action is asked, its answer is not run', async () => {
    const its = benchWith({});
    its.application.answer('/voice', dialling('answerOnBridge="true"', callee));
    its.application.answer('/after', '<Redirect>/never</Redirect>');
    const { leg, over } = its.aCall();
    its.time.after(3_000, () => leg.end('no-answer', { byParty: true }));
    its.start(leg);
    await its.time.until(over);
    await its.time.pass(1_000);
    expect(its.network.reached[0]?.leg.status).toBe('canceled');
    expect(after(its)).toMatchObject({ CallStatus: 'no-answer', DialCallStatus: 'no-answer' });
    expect(its.application.requestsTo('/never')).toEqual([]);
  });

  test('keys of one party are heard by the other', async () => {
    const its = benchWith({ [callee]: { answersAfterMs: 1_000, hangsUpAfterMs: 10_000 } });
    its.application.answer('/voice', dialling('', callee));
    const { leg, over } = its.aCall();
    its.time.after(3_000, () => leg.pressDigits('5'));
    its.start(leg);
    await its.time.until(over);
    expect(its.events(its.network.reached[0]?.leg ?? leg)).toContain('heard-digit 5');
  });
});

describe('whom a Dial may call', () => {
  test('a browser that names no caller id cannot call a telephone: 13214', async () => {
    const its = benchWith({ [callee]: { answersAfterMs: 0 } });
    await its.run(`<Dial action="/after">${callee}</Dial>`);
    expect(its.complaints[0]).toMatchObject({ code: 13214, message: expect.stringContaining(acmeNumber) });
    expect(after(its)?.['DialCallStatus']).toBe('failed');
    expect(its.network.reached).toEqual([]);
  });

  test("another account's number is no caller id either", async () => {
    const its = benchWith({});
    await its.run(`<Dial callerId="${otherNumber}" action="/after">${callee}</Dial>`);
    expect(its.complaints[0]?.code).toBe(13214);
  });

  test('a forwarded telephone call may show the number that called', async () => {
    const its = benchWith({ [callee]: { answersAfterMs: 0, hangsUpAfterMs: 1_000 } });
    its.application.answer('/voice', `<Dial>${callee}</Dial>`);
    const { leg, over } = its.aTelephoneCall();
    its.start(leg);
    await its.time.until(over);
    expect(its.network.reached[0]?.leg.from).toBe('+15125550123');
  });

  test('what is no number is a warning and a failed Dial, not a failed call', async () => {
    const its = benchWith({});
    const { leg } = await its.run(`<Dial callerId="${acmeNumber}">call me</Dial><Say>Next.</Say>`);
    expect(its.complaints[0]?.code).toBe(13223);
    expect(its.events(leg)).toContain('said Next.');
  });

  test.each([
    ['(512) 555-0199', callee],
    ['+1 512 555 0199', callee],
    ['15125550199', callee],
  ])('%s is dialled as %s', async (typed, number) => {
    const its = benchWith({ [callee]: { endsAs: 'busy' } });
    await its.run(dialling('', `<Number>${typed}</Number>`));
    expect(its.network.reached[0]?.leg.to).toBe(number);
  });

  test('a client takes parameters to its page', async () => {
    const its = benchWith({ 'client:bob': { endsAs: 'busy' } });
    await its.run(dialling('', '<Client><Identity>bob</Identity><Parameter name="lead" value="42"/></Client>'));
    expect(its.network.reached[0]?.target).toEqual({ kind: 'client', identity: 'bob', parameters: [['lead', '42']] });
  });
});

describe('status callbacks of a dialled leg', () => {
  const attributes = 'statusCallback="/status" statusCallbackEvent="initiated ringing answered completed"';

  test('tell each step in order, with numbers from 0 and the durations at the end', async () => {
    const its = benchWith({ [callee]: { answersAfterMs: 2_000, hangsUpAfterMs: 61_000 } });
    const { leg } = await its.run(dialling('', `<Number ${attributes}>${callee}</Number>`));
    const requests = its.application.requestsTo('/status').map(({ parameters }) => parameters);
    expect(requests.map(({ CallStatus, SequenceNumber }) => `${String(SequenceNumber)} ${String(CallStatus)}`)).toEqual(
      ['0 initiated', '1 ringing', '2 in-progress', '3 completed'],
    );
    expect(requests[3]).toMatchObject({
      CallDuration: '61',
      Duration: '2',
      SipResponseCode: '200',
      ParentCallSid: leg.sid,
      Direction: 'outbound-dial',
      CallbackSource: 'call-progress-events',
      Timestamp: expect.stringMatching(/^Mon, 05 Jan 2026 09:\d\d:\d\d \+0000$/),
    });
  });

  test('count only what was sent', async () => {
    const its = benchWith({ [callee]: { endsAs: 'busy' } });
    await its.run(dialling('', `<Number statusCallback="/status">${callee}</Number>`));
    expect(its.application.requestsTo('/status').map(({ parameters }) => parameters)).toMatchObject([
      { SequenceNumber: '0', CallStatus: 'busy', SipResponseCode: '486', CallDuration: '0', Duration: '0' },
    ]);
  });

  test('that fail are noted and do not disturb the call', async () => {
    const its = benchWith({ [callee]: { answersAfterMs: 0, hangsUpAfterMs: 1_000 } });
    its.application.answer('/status', { fails: 11200 });
    await its.run(dialling('', `<Number ${attributes}>${callee}</Number>`));
    expect(its.complaints.map(({ code }) => code)).toEqual([15003, 15003, 15003, 15003]);
    expect(after(its)?.['DialCallStatus']).toBe('completed');
  });
});
