import { describe, expect, test } from '@jest/globals';
import { TwimlBench } from '../testing/twiml-bench.js';
import { acmeNumber } from '../testing/an-account.js';

const bench = () => new TwimlBench();
const codes = (of: TwimlBench) => of.complaints.map(({ code }) => code);

describe('a document', () => {
  test('is asked for with the fields of a browser call, custom ones included, in which Twilio has the last word', async () => {
    const its = bench();
    await its.run('<Hangup/>', { customParameters: { lead: '42', From: 'forged' }, to: '' });
    expect(its.application.requestsTo('/voice')[0]?.parameters).toMatchObject({
      lead: '42',
      From: 'client:alice',
      Caller: 'client:alice',
      CallStatus: 'ringing',
      Direction: 'inbound',
      To: '',
      ApiVersion: '2010-04-01',
    });
  });

  test('that runs out ends the call as completed', async () => {
    const its = bench();
    const { leg, caller } = await its.run('<Say>Hello there.</Say>');
    expect(leg.status).toBe('completed');
    expect(caller.seen).toEqual(['connected', 'released completed']);
    expect(its.events(leg)).toContain('said Hello there.');
  });

  test('that cannot be fetched leads to the fallback, which learns the error', async () => {
    const its = bench();
    its.application.answer('/voice', { fails: 11200 });
    its.application.answer('/fallback', '<Say>Call back later.</Say>');
    const { leg, over } = its.aCall();
    its.start(leg, { fallback: '/fallback' });
    await its.time.until(over);
    expect(its.application.requestsTo('/fallback')[0]?.parameters).toMatchObject({
      ErrorCode: '11200',
      ErrorUrl: 'http://app.test/voice',
    });
    expect(its.events(leg)).toContain('said Call back later.');
  });

  test.each([
    ['that is not XML', { body: '<Response><Say></Response>' }, 12100],
    ['with another root', { body: '<html/>' }, 12102],
    ['of a type that is no TwiML', { contentType: 'application/json', body: '{}' }, 12300],
    ['without a content type', { contentType: '', body: '<Response/>' }, 12300],
  ])('%s becomes a spoken application error', async (_what, answer, code) => {
    const its = bench();
    its.application.answer('/voice', answer);
    const { leg, over } = its.aCall();
    its.start(leg);
    await its.time.until(over);
    expect(codes(its)).toEqual([code]);
    expect(its.events(leg).join()).toContain('application error');
    expect(leg.status).toBe('completed');
  });

  test('of plain text is read aloud', async () => {
    const its = bench();
    its.application.answer('/voice', { contentType: 'text/plain', body: 'Just words' });
    const { leg, over } = its.aCall();
    its.start(leg);
    await its.time.until(over);
    expect(its.events(leg)).toContain('said Just words');
  });

  test('with an unknown verb warns with 12200 and goes on', async () => {
    const its = bench();
    const { leg } = await its.run('<Sing>la</Sing><Say volume="9">Still here.</Say><Record/>');
    expect(codes(its)).toEqual([12200, 12200, 12200]);
    expect(its.events(leg)).toContain('said Still here.');
  });

  test('that redirects for ever is stopped', async () => {
    const its = bench();
    const { leg } = await its.run('<Redirect/>');
    expect(leg.status).toBe('completed');
    expect(its.application.requests.length).toBe(500);
  });
});

describe('verbs', () => {
  test('a leading Pause lets the call ring on, the next verb answers', async () => {
    const its = bench();
    const { leg, seconds } = await its.run('<Pause length="3"/><Play digits="1"/>');
    const answeredMs = (leg.answeredAt?.getTime() ?? 0) - leg.createdAt.getTime();
    expect(answeredMs).toBeGreaterThanOrEqual(3_000);
    expect(seconds).toBeGreaterThan(3);
    expect(seconds).toBeLessThan(4);
  });

  test.each([
    ['<Reject/>', 'no-answer'],
    ['<Reject reason="busy"/>', 'busy'],
  ])('%s ends the call unanswered as %s', async (twiml, status) => {
    const its = bench();
    const { leg } = await its.run(twiml);
    expect(leg.status).toBe(status);
    expect(leg.isAnswered).toBe(false);
  });

  test('Hangup answers first', async () => {
    const { leg } = await bench().run('<Hangup/><Say>never</Say>');
    expect(leg.isAnswered).toBe(true);
  });

  test('Redirect goes on with another document, relative to this one', async () => {
    const its = bench();
    its.application.answer('/next', '<Say>Second.</Say>');
    const { leg } = await its.run('<Redirect method="GET">next?a=b</Redirect><Say>never</Say>');
    const [request] = its.application.requestsTo('/next');
    expect(request).toMatchObject({ method: 'GET', url: 'http://app.test/next?a=b' });
    expect(request?.parameters['CallStatus']).toBe('in-progress');
    expect(its.events(leg)).toContain('said Second.');
    expect(its.events(leg)).not.toContain('said never');
  });

  test('the text of Say is spoken without its speech mark-up', async () => {
    const its = bench();
    const { leg } = await its.run(
      '<Say loop="2">One <break time="1s"/> <prosody rate="slow">two</prosody> &amp; three</Say>',
    );
    expect(its.events(leg)).toContain('said One two & three');
    expect(its.complaints).toEqual([]);
  });
});

describe('Gather', () => {
  const typing = async (twiml: string, keys: readonly [afterMs: number, key: string][]) => {
    const its = bench();
    its.application.answer('/voice', twiml);
    const { leg, over } = its.aCall();
    for (const [afterMs, key] of keys) its.time.after(afterMs, () => leg.pressDigits(key));
    its.start(leg);
    await its.time.until(over);
    return { its, leg };
  };

  test('gives the keys without the finishing one', async () => {
    const { its } = await typing('<Gather action="/keys"/>', [
      [100, '4'],
      [200, '2'],
      [300, '#'],
    ]);
    expect(its.application.requestsTo('/keys')[0]?.parameters['Digits']).toBe('42');
  });

  test('ends at numDigits, and a key stops the prompt', async () => {
    const { its, leg } = await typing(
      '<Gather numDigits="1" action="/keys"><Say>Press a key. Any key that you like.</Say></Gather>',
      [[200, '7']],
    );
    expect(its.application.requestsTo('/keys')[0]?.parameters['Digits']).toBe('7');
    expect((leg.endedAt?.getTime() ?? 0) - leg.createdAt.getTime()).toBeLessThan(1_000);
  });

  test('takes what was typed when no further key comes', async () => {
    const { its } = await typing('<Gather timeout="2" action="/keys"/>', [[100, '9']]);
    expect(its.application.requestsTo('/keys')[0]?.parameters['Digits']).toBe('9');
  });

  test('without a key goes on with the next verb', async () => {
    const { its, leg } = await typing('<Gather timeout="1" action="/keys"/><Say>Too late.</Say>', []);
    expect(its.application.requestsTo('/keys')).toEqual([]);
    expect(its.events(leg)).toContain('said Too late.');
  });

  test('without a key asks all the same when it is told to', async () => {
    const { its } = await typing('<Gather timeout="1" actionOnEmptyResult="true" action="/keys"/>', []);
    expect(its.application.requestsTo('/keys')[0]?.parameters['Digits']).toBe('');
  });

  test('posts to its own document when it names no action', async () => {
    const its = bench();
    its.application.answer('/voice', ({ parameters }) =>
      parameters['Digits'] === '1' ? '<Say>Chosen.</Say>' : '<Gather numDigits="1"/>',
    );
    const { leg, over } = its.aCall();
    its.time.after(500, () => leg.pressDigits('1'));
    its.start(leg);
    await its.time.until(over);
    expect(its.events(leg)).toContain('said Chosen.');
  });
});

describe('a caller who leaves', () => {
  test('stops the document; nothing that follows is run', async () => {
    const its = bench();
    its.application.answer(
      '/voice',
      '<Pause length="1"/><Say>One.</Say><Pause length="100"/><Redirect>/next</Redirect>',
    );
    const { leg, over } = its.aCall();
    its.time.after(5_000, () => leg.end('completed', { byParty: true }));
    its.start(leg);
    await its.time.until(over);
    await its.time.pass(200_000);
    expect(its.application.requestsTo('/next')).toEqual([]);
    expect(its.defects).toEqual([]);
  });

  test(`from a telephone, the fields say where it comes from and which number was called`, async () => {
    const its = bench();
    its.application.answer('/voice', '<Hangup/>');
    const { leg, over } = its.aTelephoneCall();
    its.start(leg);
    await its.time.until(over);
    expect(its.application.requests[0]?.parameters).toMatchObject({
      From: '+15125550123',
      To: acmeNumber,
      Called: acmeNumber,
      FromCity: '',
      FromCountry: 'US',
    });
  });
});
