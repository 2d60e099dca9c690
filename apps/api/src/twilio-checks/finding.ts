import type { TwilioCheckName, TwilioFinding, TwilioFindingReason } from '@cordboard/contracts';
import type { GatewayErrorKind } from '@cordboard/twilio-gateway';
import { remedyOf } from './remedies.js';

/** A finding of this moment; since when it has been so is known from the check before. */
export type FreshFinding = Omit<TwilioFinding, 'since'>;

/** What was looked at. */
export interface Look {
  readonly check: TwilioCheckName;
  /** Of what, where a check looks at several. */
  readonly sid?: string;
  readonly subject?: string;
  readonly severity?: TwilioFinding['severity'];
  readonly expected?: string | null;
  readonly actual?: string | null;
}

export const passed = (look: Look): FreshFinding => finding(look, 'passed', null, false);

export const failed = (look: Look, reason: TwilioFindingReason, { repairable = false } = {}): FreshFinding =>
  finding(look, 'failed', reason, repairable);

export const skipped = (look: Look, reason: TwilioFindingReason): FreshFinding =>
  finding(look, 'skipped', reason, false);

export const unknown = (look: Look, reason: TwilioFindingReason): FreshFinding =>
  finding(look, 'unknown', reason, false);

function finding(
  { check, sid, subject, severity = 'error', expected = null, actual = null }: Look,
  state: TwilioFinding['state'],
  reason: TwilioFindingReason | null,
  repairable: boolean,
): FreshFinding {
  return {
    id: sid === undefined ? check : `${check}:${sid}`,
    check,
    subject: subject ?? null,
    state,
    reason,
    severity,
    expected,
    actual,
    remedy: state === 'failed' || state === 'unknown' ? remedyOf(check, reason) : null,
    repairable,
  };
}

/** Why Twilio could not be asked; undefined when it did answer. */
export function absenceIn(kind: GatewayErrorKind): TwilioFindingReason | undefined {
  switch (kind) {
    case 'timed-out':
      return 'twilio-slow';
    case 'rate-limited':
      return 'twilio-busy';
    case 'unavailable':
      return 'twilio-away';
    default:
      return undefined;
  }
}

export function refusalIn(kind: GatewayErrorKind): TwilioFindingReason {
  switch (kind) {
    case 'permission-missing':
      return 'no-permission';
    case 'account-suspended':
      return 'not-active';
    case 'not-found':
      return 'gone';
    default:
      return 'refused';
  }
}
