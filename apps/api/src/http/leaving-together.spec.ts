import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { LeavingTogether } from './leaving-together.js';

test('answers of one turn leave at its end, in their order', async () => {
  const leaving = new LeavingTogether();
  const sent: string[] = [];
  leaving.add(() => sent.push('first'));
  await Promise.resolve();
  leaving.add(() => sent.push('second'));
  expect(sent).toEqual([]);
  await turn();
  expect(sent).toEqual(['first', 'second']);
});

test('one that comes while others are sent leaves at the end of the next turn', async () => {
  const leaving = new LeavingTogether();
  const sent: string[] = [];
  leaving.add(() => {
    sent.push('first');
    leaving.add(() => sent.push('second'));
  });
  await turn();
  expect(sent).toEqual(['first']);
  await turn();
  expect(sent).toEqual(['first', 'second']);
});
