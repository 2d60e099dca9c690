import { expect, test } from '@jest/globals';
import { Linter } from 'eslint';

const ruleFile = new URL('../../../../eslint-rules/transactions-touch-only-the-database.js', import.meta.url).href;
const { transactionsTouchOnlyTheDatabase: rule } = (await import(ruleFile)) as Record<
  string,
  Linter.LintMessage['fix']
>;

/** What the rule says of a statement in a transaction, in a method that has made `mine` before it. */
const judge = (statement: string) =>
  new Linter()
    .verify(
      `class Any { async work() { let mine = []; await this.db.inTenant('t', async (manager) => { ${statement} }); } }`,
      [
        {
          plugins: { cordboard: { rules: { rule } } } as unknown as Linter.Config['plugins'],
          rules: { 'cordboard/rule': 'error' },
        } as Linter.Config,
      ],
    )
    .map(({ messageId, message }) => messageId ?? message);

test.each([
  'this.count += 1',
  'this.count++',
  'this.known.delete(1)',
  'this.live.publish(1)',
  'mine.push(1)',
  'mine = [1]',
  'for (const row of rows) mine.push(row)',
  'fetch("https://example.com")',
  'setTimeout(work, 1)',
])('a transaction that may be made twice does not: %s', (statement) => {
  expect(judge(statement)).toEqual(['changes']);
});

test('nothing is awaited in one but the database', () => {
  expect(judge('await this.twilio.endCall(1)')).toEqual(['awaits']);
  expect(judge('await this.rows.read(manager); await manager.query("select 1"); await lock(manager)')).toEqual([]);
});

test('what it makes itself it may change, and what it returns may be done afterwards', () => {
  const statement =
    'const rows = []; rows.push(1); let n = 0; n += 1; return { rows, forget: () => this.known.clear() };';
  expect(judge(`await manager.delete('x', 1); ${statement}`)).toEqual([]);
});
