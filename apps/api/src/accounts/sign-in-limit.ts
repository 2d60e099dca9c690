import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { TooManyTries } from '../sign-in/errors.js';
import { accountIdOf, type Account } from './account.js';

const mostTries = 10;
const windowSeconds = 60;

/**
 * Ten tries in any sixty seconds, for each key. The count is one row in Postgres, changed by one statement, so it is exact
 * whichever node is asked and however many ask at once. A try that is refused does not count, nor does one that lies ahead
 * by more than the window: a clock that is put back by hours locks nobody out for as long.
 */
@Injectable()
export class SignInLimit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws TooManyTries */
  async take(key: string, most = mostTries): Promise<void> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - windowSeconds * 1000);
    const until = new Date(now.getTime() + windowSeconds * 1000);
    const taken = await this.database.ofNobody<unknown>(
      `insert into sign_in_tries as known (key_hash, tried_at, last_tried_at) values ($1, array[$2::timestamptz], $2)
      on conflict (key_hash) do update
        set tried_at = array(select time from unnest(known.tried_at) as time where time > $3 and time < $5) || $2::timestamptz,
          last_tried_at = $2
        where (select count(*) from unnest(known.tried_at) as time where time > $3 and time < $5) < $4
      returning key_hash`,
      [hashKey(key), now, since, most, until],
    );
    if (taken.length === 0) throw new TooManyTries(await this.#secondsUntilFree(key, now, since));
    await this.#forgetOld(since);
  }

  /** For a code of somebody's second factor. @throws TooManyTries */
  takeCode(account: Account): Promise<void> {
    return this.take(`code ${accountIdOf(account)}`);
  }

  /** Takes back the latest try: it was no guess. */
  async giveBack(key: string): Promise<void> {
    await this.database.ofNobody(
      'update sign_in_tries set tried_at = trim_array(tried_at, least(1, cardinality(tried_at))) where key_hash = $1',
      [hashKey(key)],
    );
  }

  async #secondsUntilFree(key: string, now: Date, since: Date): Promise<number> {
    const [row] = await this.database.ofNobody<{ oldest: Date | null }>(
      'select min(time) as oldest from sign_in_tries, unnest(tried_at) as time where key_hash = $1 and time > $2',
      [hashKey(key), since],
    );
    const waited = (now.getTime() - (row?.oldest ?? now).getTime()) / 1000;
    return Math.min(windowSeconds, Math.max(1, Math.ceil(windowSeconds - waited)));
  }

  async #forgetOld(since: Date): Promise<void> {
    await this.database.ofNobody(
      `delete from sign_in_tries where key_hash in (
        select key_hash from sign_in_tries where last_tried_at < $1 limit 100 for update skip locked
      )`,
      [since],
    );
  }
}

const hashKey = (key: string) => createHash('sha256').update(key).digest();
