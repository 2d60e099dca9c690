import type { TenantId, TwilioIntent } from '@cordboard/contracts';
import type { Application, IncomingNumber, TwilioCredentials, TwilioGateway } from '@cordboard/twilio-gateway';
import { Inject, Injectable } from '@nestjs/common';
import { TWILIO } from '../outside-world.js';
import { AccountLedger, type LedgerEntry } from '../twilio-account/account-ledger.js';
import type { TwilioAccess } from '../twilio-config/twilio-access.js';
import { TwilioConfigs } from '../twilio-config/twilio-configs.js';
import { explained, TwilioFailure } from '../twilio-config/twilio-failure.js';
import { isSameUrl, VoiceUrls } from '../twilio-config/voice-urls.js';
import { PlanDisconnection } from './plan-disconnection.js';
import { PlanRepair } from './plan-repair.js';
import { createApplication, difference, updateApplication, updateNumber, type Plan, type Step } from './plan.js';
import { releaseNumber } from './restore.js';

/** What it takes at Twilio, as things are there now, to bring an intent about. Changes nothing. */
@Injectable()
export class PlanChanges {
  constructor(
    private readonly configs: TwilioConfigs,
    private readonly ledger: AccountLedger,
    private readonly voiceUrls: VoiceUrls,
    private readonly repair: PlanRepair,
    private readonly disconnection: PlanDisconnection,
    @Inject(TWILIO) private readonly twilio: TwilioGateway,
  ) {}

  /** @throws TwilioFailure */
  async plan(tenantId: TenantId, access: TwilioAccess, intent: TwilioIntent): Promise<Plan> {
    const { apiKey } = access;
    switch (intent.kind) {
      case 'create-application':
        return this.#createApplication(tenantId, apiKey);
      case 'use-application':
        return this.#use(
          tenantId,
          await explained('api-key', this.twilio.readApplication(apiKey, intent.applicationSid)),
        );
      case 'bind-numbers': {
        const wanted = this.voiceUrls.ofNumber(tenantId);
        const numbers = await this.#numbers(apiKey, intent.phoneNumberSids);
        return onlySteps(numbers.flatMap((number) => updateNumber(number, difference(number, wanted))));
      }
      case 'release-numbers':
        return this.#release(tenantId, access, intent.phoneNumberSids);
      case 'repair':
        return this.repair.plan(tenantId, access, intent.findings, () => this.#createApplication(tenantId, apiKey));
      case 'disconnect':
        return this.disconnection.plan(tenantId, access);
    }
  }

  /** One that is here already is taken: whoever asks twice, or lost an answer, does not get two. */
  async #createApplication(tenantId: TenantId, apiKey: TwilioCredentials): Promise<Plan> {
    const expected = this.voiceUrls.ofApplication(tenantId);
    const applications = await explained('api-key', this.twilio.listApplications(apiKey));
    const existing = applications.find(({ voiceUrl }) => isSameUrl(voiceUrl, expected.voiceUrl));
    if (existing) return this.#use(tenantId, existing);
    const settings = { friendlyName: await this.configs.nameAtTwilio(tenantId), ...expected };
    return { steps: [createApplication(settings)], leaves: [], then: { kind: 'choose', applicationSid: 'made' } };
  }

  #use(tenantId: TenantId, application: Application): Plan {
    const settings = difference(application, this.voiceUrls.ofApplication(tenantId));
    return {
      steps: updateApplication(application, settings),
      leaves: [],
      then: { kind: 'choose', applicationSid: application.sid },
    };
  }

  async #release(tenantId: TenantId, { config, apiKey }: TwilioAccess, sids: readonly string[]): Promise<Plan> {
    const numbers = await this.#numbers(apiKey, sids);
    const noted = await this.ledger.list(tenantId, config.accountSid);
    const ours = this.voiceUrls.ofNumber(tenantId);
    const entryOf = ({ sid }: IncomingNumber): LedgerEntry | undefined => noted.find((entry) => entry.sid === sid);
    return onlySteps(numbers.flatMap((number) => releaseNumber(number, entryOf(number)?.before ?? null, ours)));
  }

  /** @throws TwilioFailure for a number that the account does not have */
  async #numbers(apiKey: TwilioCredentials, sids: readonly string[]): Promise<IncomingNumber[]> {
    const all = await explained('api-key', this.twilio.listIncomingNumbers(apiKey));
    return [...new Set(sids)].map((sid) => {
      const number = all.find((each) => each.sid === sid);
      if (number) return number;
      const remedy = 'Read GET /v1/twilio-account/phone-numbers again and choose from there.';
      throw new TwilioFailure('twilio.not_found', `The account has no number ${sid}.`, remedy);
    });
  }
}

const onlySteps = (steps: readonly Step[]): Plan => ({ steps, leaves: [], then: null });
