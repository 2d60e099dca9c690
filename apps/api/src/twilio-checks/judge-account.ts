import type { TwilioConfig } from '@cordboard/contracts';
import { failed, passed, refusalIn, skipped, unknown, type FreshFinding, type Look } from './finding.js';
import type { Observations } from './observe-account.js';

/** Is the Auth Token the one that signs webhooks, and may the account be used? */
export function judgeAccount({ account }: Observations, { authToken }: TwilioConfig): FreshFinding[] {
  const token: Look = { check: 'auth-token', expected: 'accepted' };
  const status: Look = { check: 'account', expected: 'active' };
  switch (account.kind) {
    case 'unread':
      return [failed({ ...token, actual: authToken.set ? null : 'none' }, 'not-set'), skipped(status, 'not-set')];
    case 'absent':
      return [unknown(token, account.reason), unknown(status, account.reason)];
    case 'refused':
      return [
        failed({ ...token, actual: 'refused' }, refusalIn(account.error.kind)),
        skipped(status, 'depends-on-failed'),
      ];
    case 'said': {
      const seen = { ...status, actual: account.value.status };
      return [
        passed({ ...token, actual: 'accepted' }),
        account.value.status === 'active' ? passed(seen) : failed(seen, 'not-active'),
      ];
    }
  }
}

/** Does Twilio still know the key that signs the tokens, in the region that they name? */
export function judgeKey({ key, otherRegion }: Observations, { apiKeySid, region }: TwilioConfig): FreshFinding[] {
  const signs: Look = { check: 'api-key', subject: apiKeySid, expected: 'accepted' };
  const lives: Look = { check: 'region', expected: region };
  switch (key.kind) {
    case 'unread':
      return [skipped(signs, 'depends-on-failed'), skipped(lives, 'depends-on-failed')];
    case 'absent':
      return [unknown(signs, key.reason), unknown(lives, key.reason)];
    case 'said':
      return [passed({ ...signs, actual: 'accepted' }), passed({ ...lives, actual: region })];
    case 'refused':
      return [
        failed({ ...signs, actual: 'refused' }, otherRegion ? 'other-region' : refusalIn(key.error.kind)),
        otherRegion ? failed({ ...lives, actual: otherRegion }, 'other-region') : skipped(lives, 'depends-on-failed'),
      ];
  }
}
