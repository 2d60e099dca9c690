import { expect, test } from '@jest/globals';
import { answerInTime, DeadlinePassed, deadlineAfter } from './answer-in-time.js';

const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

test('gives what the work gives, and leaves no timer behind', async () => {
  const before = timers();
  await expect(answerInTime(Promise.resolve('done'), deadlineAfter(60_000))).resolves.toBe('done');
  await expect(answerInTime(Promise.reject(new Error('no')), deadlineAfter(60_000))).rejects.toThrow('no');
  expect(timers()).toBe(before);
});

test('gives up on work that takes too long, and takes no harm when it fails later', async () => {
  const { promise, reject } = aPromise();
  const answer = answerInTime(promise, deadlineAfter(1));
  await expect(answer).rejects.toBeInstanceOf(DeadlinePassed);
  reject(new Error('too late'));
});

function aPromise() {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_, fail) => (reject = fail));
  return { promise, reject };
}
