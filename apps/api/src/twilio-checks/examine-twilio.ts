import type { TenantId } from '@cordboard/contracts';
import type { IncomingNumber, TwilioGateway } from '@cordboard/twilio-gateway';
import { Inject, Injectable } from '@nestjs/common';
import { TenantDatabase } from '../database/tenant-database.js';
import { TWILIO } from '../outside-world.js';
import { listOwnValues } from '../overrides/list-own-values.js';
import { AccountLedger } from '../twilio-account/account-ledger.js';
import { bindingOf } from '../twilio-account/bindings.js';
import type { TwilioAccess } from '../twilio-config/twilio-access.js';
import { VoiceUrls } from '../twilio-config/voice-urls.js';
import type { FreshFinding } from './finding.js';
import { judgeAccount, judgeKey } from './judge-account.js';
import { judgeApplication } from './judge-application.js';
import { judgeCallerId, judgeNumbers, type WatchedNumber } from './judge-numbers.js';
import { judgeOwnApplications, judgeOwnCallerIds } from './judge-own-values.js';
import { observeAccount, type Observations } from './observe-account.js';

/**
 * Looks at the whole chain that calls depend on, and judges it link by link:
 *
 *     Auth Token, account ─> API key, region ─> application ─> its URLs
 *                                           ─> numbers ─> caller ID
 *                                           ─> what teams and reps have of their own
 *
 * What hangs on a link that failed is skipped. A Twilio that does not answer is no failure: then the rest is unknown.
 */
@Injectable()
export class ExamineTwilio {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledger: AccountLedger,
    private readonly voiceUrls: VoiceUrls,
    @Inject(TWILIO) private readonly twilio: TwilioGateway,
  ) {}

  async examine(
    tenantId: TenantId,
    access: TwilioAccess,
  ): Promise<{ observations: Observations; findings: FreshFinding[] }> {
    const { config } = access;
    const own = await this.database.readTenant(tenantId, (manager) => listOwnValues(manager, tenantId));
    const observations = await observeAccount(this.twilio, access, own);
    const watched = await this.#watchedNumbers(tenantId, config.accountSid, observations);
    const findings = [
      ...judgeAccount(observations, config),
      ...judgeKey(observations, config),
      ...judgeApplication(observations, config, this.voiceUrls.ofApplication(tenantId)),
      ...judgeNumbers(observations, watched, this.voiceUrls.ofNumber(tenantId)),
      judgeCallerId(observations, config),
      ...judgeOwnApplications(observations, own.applications, this.voiceUrls.ofApplication(tenantId)),
      ...judgeOwnCallerIds(observations, own.callerIds),
    ];
    return { observations, findings };
  }

  /** Those that Cordboard bound, and those that somebody else has: once a number rings reps here, it is watched. */
  async #watchedNumbers(
    tenantId: TenantId,
    accountSid: string,
    { numbers }: Observations,
  ): Promise<readonly WatchedNumber[]> {
    const noted = await this.ledger.list(tenantId, accountSid);
    const known = noted.filter(({ resource }) => resource === 'phone-number');
    if (numbers.kind !== 'said') return known;
    const expected = this.voiceUrls.ofNumber(tenantId);
    const isNew = (number: IncomingNumber) =>
      bindingOf(number, expected) === 'ours' && !known.some(({ sid }) => sid === number.sid);
    const found = numbers.value
      .filter(isNew)
      .map(
        ({ sid, phoneNumber }) =>
          ({ sid, resource: 'phone-number', name: phoneNumber, origin: 'found', before: null }) as const,
      );
    await this.ledger.note(tenantId, accountSid, found);
    return [...known, ...found];
  }
}
