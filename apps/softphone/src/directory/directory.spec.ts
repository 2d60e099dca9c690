import { describe, expect, test } from '@jest/globals';
import { phoneNumbers } from '../numbers/phone-numbers.js';
import { aCall } from '../softphone.fixture.js';
import { matchesFor, targetOf, type Directory } from './matches.js';
import { NameBook } from './name-book.js';
import { recentCalls } from './recent-calls.js';

const numbers = phoneNumbers('US');
const sid = (digit: string) => `CA${digit.repeat(32)}`;
const goingOn = { endedAt: null, durationSeconds: null };
const unanswered = { answeredAt: null, durationSeconds: null };

describe('recent calls', () => {
  test.each([
    ['an answered one of mine', aCall(), 'outgoing', '+14155550142', '6 min'],
    ['one that was busy', aCall({ ...unanswered, status: 'busy' }), 'outgoing', '+14155550142', 'busy'],
    [
      'a refused one',
      aCall({ ...unanswered, refusal: { reason: 'x', sentence: 'y' } }),
      'outgoing',
      '+14155550142',
      'refused',
    ],
    ['a colleague’s', aCall({ from: 'client:bob', to: 'client:alice', clientName: 'bob' }), 'incoming', 'bob', '6 min'],
    [
      'a missed one',
      aCall({ ...unanswered, from: '+14155550171', to: '+14155550100', clientName: null, status: 'no-answer' }),
      'missed',
      '+14155550171',
      'missed',
    ],
    [
      'one that goes on in another tab',
      aCall({ from: 'client:bob', to: 'client:alice', clientName: 'bob', status: 'in-progress', ...goingOn }),
      'incoming',
      'bob',
      'answered',
    ],
    [
      'one that a colleague has answered',
      aCall({ from: '+14155550171', to: '+14155550100', clientName: 'bob', status: 'in-progress', ...goingOn }),
      'incoming',
      '+14155550171',
      'taken by bob',
    ],
    ['one of a few seconds', aCall({ durationSeconds: 42 }), 'outgoing', '+14155550142', '42 s'],
  ] as const)('%s', (_, call, kind, address, result) => {
    expect(recentCalls([call], 'alice', 6)).toEqual([expect.objectContaining({ kind, address, result })]);
  });

  test('name each person once, by the latest call', () => {
    const calls = [
      aCall({ callSid: sid('2'), to: 'client:bob', status: 'busy', ...unanswered }),
      aCall({ callSid: sid('3') }),
      aCall({ callSid: sid('4'), from: 'client:bob', to: 'client:alice', clientName: 'bob' }),
    ];
    const recent = recentCalls(calls, 'alice', 6);
    expect(recent.map(({ address, result }) => [address, result])).toEqual([
      ['bob', 'busy'],
      ['+14155550142', '6 min'],
    ]);
  });
});

describe('whom a rep means', () => {
  const names = new NameBook();
  names.useNumbers(numbers);
  const colleagues = [
    { name: 'alice', displayName: 'Alice Moreau' },
    { name: 'bob', displayName: 'Bob Okafor' },
    { name: 'grace_t', displayName: 'Grace Tallis' },
  ];
  names.useColleagues(colleagues);
  names.remember('+14155550142', 'Dana Whitfield');
  const directory: Directory = { colleagues, recent: recentCalls([aCall()], 'alice', 6) };
  const find = (text: string) => matchesFor(text, directory, names, 'alice').map(({ label }) => label);
  const target = (text: string) => targetOf(text, matchesFor(text, directory, names, 'alice'), names, numbers);

  test('recent people come first, and nobody is offered himself', () => {
    expect(find('')).toEqual(['Dana Whitfield', 'Bob Okafor', 'Grace Tallis']);
  });

  test.each([
    ['555-01', ['Dana Whitfield']],
    ['dan', ['Dana Whitfield']],
    ['whit', ['Dana Whitfield']],
    ['tall', ['Grace Tallis']],
    ['GRACE_T', ['Grace Tallis']],
    ['zoe', []],
    ['999', []],
  ])('"%s" finds %j', (text, labels) => {
    expect(find(text)).toEqual(labels);
  });

  test.each([
    ['(415) 555-0142', '+14155550142', 'Dana Whitfield'],
    ['+44 20 7946 0018', '+442079460018', '+44 20 7946 0018'],
    ['911', '911', '911'],
    ['bo', 'bob', 'Bob Okafor'],
    ['carol_new', 'carol_new', 'carol_new'],
  ])('"%s" calls %s', (text, address, label) => {
    expect(target(text)).toEqual({ kind: 'peer', peer: { address, label } });
  });

  test('a name that nobody has is told, not dialled', () => {
    expect(target('zoe nobody')).toMatchObject({ kind: 'nobody' });
  });
});
