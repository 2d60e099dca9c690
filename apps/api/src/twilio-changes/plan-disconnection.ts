import type { TenantId, TwilioLeftover } from '@cordboard/contracts';
import type { Application, IncomingNumber, TwilioGateway } from '@cordboard/twilio-gateway';
import { Inject, Injectable } from '@nestjs/common';
import { TWILIO } from '../outside-world.js';
import { AccountLedger, type LedgerEntry } from '../twilio-account/account-ledger.js';
import type { TwilioAccess } from '../twilio-config/twilio-access.js';
import { explained } from '../twilio-config/twilio-failure.js';
import { isSameUrl, VoiceUrls } from '../twilio-config/voice-urls.js';
import { deletion, updateApplication, type Plan, type Step } from './plan.js';
import { releaseNumber, settingsBack } from './restore.js';

type Undoing = readonly Step[] | TwilioLeftover['reason'];

/**
 * Undoes what Cordboard did, and only that: what it made is deleted, what it changed and nobody has changed since is changed
 * back. The API key comes last, since everything else is done with it.
 */
@Injectable()
export class PlanDisconnection {
  constructor(
    private readonly ledger: AccountLedger,
    private readonly voiceUrls: VoiceUrls,
    @Inject(TWILIO) private readonly twilio: TwilioGateway,
  ) {}

  async plan(tenantId: TenantId, access: TwilioAccess): Promise<Plan> {
    const { apiKey, config, authToken } = access;
    const [applications, numbers, noted] = await Promise.all([
      explained('api-key', this.twilio.listApplications(apiKey)),
      explained('api-key', this.twilio.listIncomingNumbers(apiKey)),
      this.ledger.list(tenantId, config.accountSid),
    ]);
    const steps: Step[] = [];
    const leaves: TwilioLeftover[] = [];
    const undo = (entry: LedgerEntry): Undoing => {
      switch (entry.resource) {
        case 'application':
          return this.#application(
            tenantId,
            entry,
            applications.find(({ sid }) => sid === entry.sid),
          );
        case 'phone-number':
          return this.#number(
            tenantId,
            entry,
            numbers.find(({ sid }) => sid === entry.sid),
          );
        case 'api-key':
          return authToken ? [deletion('api-key', entry.sid, entry.name)] : 'auth-token-needed';
      }
    };
    for (const entry of [...noted].sort(keysLast)) {
      const undoing = undo(entry);
      if (typeof undoing === 'string') leaves.push(leftover(entry, undoing));
      else steps.push(...undoing);
    }
    leaves.push(...notOurs(access, noted, applications));
    return { steps, leaves, then: { kind: 'forget' } };
  }

  #application(tenantId: TenantId, { origin, before }: LedgerEntry, present: Application | undefined): Undoing {
    if (!present) return 'gone';
    const ours = this.voiceUrls.ofApplication(tenantId);
    if (!isSameUrl(present.voiceUrl, ours.voiceUrl)) return 'changed-since';
    if (origin === 'created') return [deletion('application', present.sid, present.friendlyName)];
    return updateApplication(present, settingsBack(present, before ?? {}, ours), true);
  }

  #number(tenantId: TenantId, { origin, before }: LedgerEntry, present: IncomingNumber | undefined): Undoing {
    if (!present) return 'gone';
    if (origin === 'found') return 'not-ours';
    const steps = releaseNumber(present, before, this.voiceUrls.ofNumber(tenantId));
    return steps.length === 0 ? 'changed-since' : steps;
  }
}

const keysLast = (one: LedgerEntry, other: LedgerEntry) =>
  Number(one.resource === 'api-key') - Number(other.resource === 'api-key');

const leftover = ({ resource, sid, name }: LedgerEntry, reason: TwilioLeftover['reason']): TwilioLeftover => ({
  ...{ resource, sid, name, reason },
});

/** The key and the application that somebody else made. */
function notOurs(
  { config }: TwilioAccess,
  noted: readonly LedgerEntry[],
  applications: readonly Application[],
): TwilioLeftover[] {
  const isNoted = (wanted: string) => noted.some(({ sid }) => sid === wanted);
  const application = applications.find(({ sid }) => sid === config.applicationSid && !isNoted(sid));
  return [
    ...(application ? [leftoverOf('application', application.sid, application.friendlyName)] : []),
    ...(isNoted(config.apiKeySid) ? [] : [leftoverOf('api-key', config.apiKeySid, config.apiKeySid)]),
  ];
}

const leftoverOf = (resource: TwilioLeftover['resource'], sid: string, name: string): TwilioLeftover => ({
  ...{ resource, sid, name, reason: 'not-ours' },
});
