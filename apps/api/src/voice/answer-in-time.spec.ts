import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { answerInTime, DeadlinePassed } from './answer-in-time.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('gives what the work gives, and leaves no timer behind', async () => {
  await expect(answerInTime(Promise.resolve('done'))).resolves.toBe('done');
  await expect(answerInTime(Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(jest.getTimerCount()).toBe(0);
});

test('gives up on work that takes too long, and takes no harm when it fails later', async () => {
  const { promise, reject } = aPromise();
  const answer = answerInTime(promise, 4_500);
  jest.advanceTimersByTime(4_500);
  await expect(answer).rejects.toBeInstanceOf(DeadlinePassed);
  reject(new Error('too late'));
});

function aPromise() {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_, fail) => (reject = fail));
  return { promise, reject };
}
