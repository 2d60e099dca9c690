import { isDeepStrictEqual } from 'node:util';
import type {
  AppliedTwilioChanges,
  ApplyTwilioChanges,
  ForgottenTwilioConfig,
  TenantId,
  TwilioChange,
  TwilioChangesPreview,
  TwilioIntent,
} from '@cordboard/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { LiveUpdates } from '../live/live-updates.js';
import { AccountLedger } from '../twilio-account/account-ledger.js';
import { TwilioChecks } from '../twilio-checks/twilio-checks.js';
import { refuseOtherVersion, type ExpectedVersion } from '../twilio-config/expected-version.js';
import type { TwilioAccess } from '../twilio-config/twilio-access.js';
import { TwilioConfigs } from '../twilio-config/twilio-configs.js';
import { TwilioFailure } from '../twilio-config/twilio-failure.js';
import { TwilioChangedMeanwhile } from './errors.js';
import { PlanChanges } from './plan-changes.js';
import { changesOf, type Plan } from './plan.js';
import { TakeStep } from './take-step.js';

interface Progress {
  readonly done: TwilioChange[];
  readonly failed: readonly TwilioChange[];
  readonly remaining: TwilioChange[];
  readonly failure: TwilioFailure | undefined;
  readonly madeApplicationSid: string | undefined;
}

/**
 * Changes at Twilio:
 *
 * 1. Nothing is changed that a preview has not shown. What is applied is what was shown, or nothing.
 * 2. What there was before is noted before it is changed, so that disconnecting can undo it.
 * 3. Changes are made one after the other. Where one fails the rest is left, and what was done is said.
 */
@Injectable()
export class TwilioChanges {
  readonly #logger = new Logger(TwilioChanges.name);

  constructor(
    private readonly configs: TwilioConfigs,
    private readonly planChanges: PlanChanges,
    private readonly takeStep: TakeStep,
    private readonly checks: TwilioChecks,
    private readonly ledger: AccountLedger,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  /** @throws TwilioNotConnected, TwilioFailure */
  async preview(tenantId: TenantId, intent: TwilioIntent): Promise<TwilioChangesPreview> {
    const access = await this.configs.getAccess(tenantId);
    return previewOf(intent, await this.planChanges.plan(tenantId, access, intent));
  }

  /** @throws TwilioChangedMeanwhile, TwilioConfigChangedMeanwhile, TwilioNotConnected, TwilioFailure when nothing was done */
  async apply(
    tenantId: TenantId,
    { intent, changes }: ApplyTwilioChanges,
    by: string,
    expected: ExpectedVersion,
  ): Promise<AppliedTwilioChanges> {
    const access = await this.configs.getAccess(tenantId);
    refuseOtherVersion(access, expected);
    const plan = await this.planChanges.plan(tenantId, access, intent);
    if (!isDeepStrictEqual(changesOf(plan), changes)) throw new TwilioChangedMeanwhile(previewOf(intent, plan));
    const progress = await this.#takeSteps(tenantId, access, plan);
    const { done, failed, remaining, failure } = progress;
    if (failure && done.length === 0) throw failure;
    if (!failure) await this.#conclude(tenantId, access, plan, progress);
    this.liveUpdates.publish(tenantId, 'twilio-config');
    if (plan.then?.kind !== 'forget') await this.#check(tenantId, by, done);
    return {
      outcome: failure ? 'partly' : 'done',
      ...{ done, failed: [...failed], remaining, leaves: [...plan.leaves] },
      failure: failure ? { code: failure.code, detail: failure.message, remedy: failure.remedy } : null,
    };
  }

  /** Deletes the record alone: for an account that can no longer be asked. @throws TwilioConfigChangedMeanwhile */
  async forget(tenantId: TenantId, expected: ExpectedVersion): Promise<ForgottenTwilioConfig> {
    const { config } = await this.configs.getAccess(tenantId);
    const noted = await this.ledger.list(tenantId, config.accountSid);
    await this.configs.forget(tenantId, expected);
    return { leaves: noted.map(({ resource, sid, name }) => ({ resource, sid, name, reason: 'not-undone' })) };
  }

  async #takeSteps(tenantId: TenantId, access: TwilioAccess, { steps }: Plan): Promise<Progress> {
    const done: TwilioChange[] = [];
    let madeApplicationSid: string | undefined;
    for (const [index, step] of steps.entries()) {
      try {
        madeApplicationSid = (await this.takeStep.take(tenantId, access, step)) ?? madeApplicationSid;
        done.push(...step.changes);
      } catch (failure) {
        if (!(failure instanceof TwilioFailure)) throw failure;
        const remaining = steps.slice(index + 1).flatMap(({ changes }) => [...changes]);
        return { done, failed: step.changes, remaining, failure, madeApplicationSid };
      }
    }
    return { done, failed: [], remaining: [], failure: undefined, madeApplicationSid };
  }

  /** What was done stays done, whether or not it can be looked at. */
  async #check(tenantId: TenantId, by: string, changes: readonly TwilioChange[]): Promise<void> {
    try {
      await this.checks.run(tenantId, { cause: 'change', by, changes });
    } catch (error) {
      this.#logger.warn({ err: error, tenantId }, 'Twilio could not be checked after a change');
    }
  }

  /** The version that was read is the one that is written: a choice made meanwhile is not overwritten. */
  async #conclude(tenantId: TenantId, access: TwilioAccess, { then }: Plan, progress: Progress): Promise<void> {
    const seen = { kind: 'version', version: access.version } as const;
    if (then?.kind === 'forget') await this.configs.forget(tenantId, seen);
    if (then?.kind !== 'choose') return;
    const applicationSid = then.applicationSid === 'made' ? progress.madeApplicationSid : then.applicationSid;
    if (applicationSid === undefined || applicationSid === access.config.applicationSid) return;
    await this.configs.choose(tenantId, { applicationSid }, seen);
  }
}

const previewOf = (intent: TwilioIntent, plan: Plan): TwilioChangesPreview => ({
  intent,
  changes: changesOf(plan),
  leaves: [...plan.leaves],
});
