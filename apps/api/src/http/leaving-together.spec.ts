import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { LeavingTogether } from './leaving-together.js';

function leavingInto(sent: string[]) {
  const leaving = new LeavingTogether();
  return async (answer: string, then?: () => void): Promise<void> => {
    await leaving.departure();
    sent.push(answer);
    then?.();
  };
}

test('answers of one turn leave at its end, in their order', async () => {
  const sent: string[] = [];
  const send = leavingInto(sent);
  const first = send('first');
  await Promise.resolve();
  const second = send('second');
  expect(sent).toEqual([]);
  await Promise.all([first, second]);
  expect(sent).toEqual(['first', 'second']);
});

test('one that comes while others are sent leaves at the end of the next turn', async () => {
  const sent: string[] = [];
  const send = leavingInto(sent);
  await send('first', () => void send('second'));
  expect(sent).toEqual(['first']);
  await turn();
  expect(sent).toEqual(['first', 'second']);
});
