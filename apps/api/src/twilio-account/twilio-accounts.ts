import {
  e164,
  type Overrides,
  type TenantId,
  type TwilioAccount,
  type TwilioApplicationList,
  type TwilioPhoneNumberList,
} from '@cordboard/contracts';
import {
  TwilioGatewayError,
  type Balance,
  type TwilioCredentials,
  type TwilioGateway,
} from '@cordboard/twilio-gateway';
import { Inject, Injectable } from '@nestjs/common';
import { TWILIO } from '../outside-world.js';
import { ApplicationNotOwned, CallerIdNotOwned } from '../twilio-config/errors.js';
import { refuseOtherVersion, type ExpectedVersion } from '../twilio-config/expected-version.js';
import type { TwilioAccess } from '../twilio-config/twilio-access.js';
import { TwilioConfigs } from '../twilio-config/twilio-configs.js';
import type { VersionedTwilioConfig } from '../twilio-config/versioned-twilio-config.js';
import { explained } from '../twilio-config/twilio-failure.js';
import { isSameUrl, VoiceUrls } from '../twilio-config/voice-urls.js';
import { AccountLedger } from './account-ledger.js';
import { bindingOf } from './bindings.js';

/** The connected account as it is at Twilio now. Every method throws TwilioNotConnected and TwilioFailure. */
@Injectable()
export class TwilioAccounts {
  constructor(
    private readonly configs: TwilioConfigs,
    private readonly ledger: AccountLedger,
    private readonly voiceUrls: VoiceUrls,
    @Inject(TWILIO) private readonly twilio: TwilioGateway,
  ) {}

  async read(tenantId: TenantId): Promise<TwilioAccount> {
    const { config, apiKey, authToken } = await this.configs.getAccess(tenantId);
    const [account, balance] = await Promise.all([
      authToken && explained('auth-token', this.twilio.readAccount(authToken)),
      explained('api-key', this.#findBalance(apiKey)),
    ]);
    return {
      accountSid: config.accountSid,
      region: config.region,
      friendlyName: account?.friendlyName ?? null,
      status: account?.status ?? null,
      type: account?.type ?? null,
      balance,
    };
  }

  async listApplications(tenantId: TenantId): Promise<TwilioApplicationList> {
    const { config, apiKey } = await this.configs.getAccess(tenantId);
    const expected = this.voiceUrls.ofApplication(tenantId);
    const applications = await explained('api-key', this.twilio.listApplications(apiKey));
    return {
      expected,
      data: applications.map((application) => ({
        ...application,
        ours: isSameUrl(application.voiceUrl, expected.voiceUrl),
        chosen: application.sid === config.applicationSid,
      })),
    };
  }

  async listPhoneNumbers(tenantId: TenantId): Promise<TwilioPhoneNumberList> {
    const { config, apiKey } = await this.configs.getAccess(tenantId);
    const expected = this.voiceUrls.ofNumber(tenantId);
    const [numbers, verified, noted] = await Promise.all([
      explained('api-key', this.twilio.listIncomingNumbers(apiKey)),
      explained('api-key', this.twilio.listVerifiedCallerIds(apiKey)),
      this.ledger.list(tenantId, config.accountSid),
    ]);
    const watched = new Set(noted.map(({ sid }) => sid));
    return {
      expected: this.voiceUrls.ofIncomingCalls(tenantId),
      incoming: numbers.map((number) => ({
        ...number,
        binding: bindingOf(number, expected),
        watched: watched.has(number.sid),
      })),
      verified: verified.map((callerId) => ({ ...callerId })),
      callerIds: callerIdsOf(numbers, verified),
    };
  }

  /** @throws CallerIdNotOwned and as TwilioConfigs.choose */
  async chooseCallerId(
    tenantId: TenantId,
    callerId: string | null,
    expected: ExpectedVersion,
  ): Promise<VersionedTwilioConfig> {
    const access = await this.configs.getAccess(tenantId);
    refuseOtherVersion(access, expected);
    if (callerId !== null) await this.#refuseForeignCallerId(access, callerId);
    return this.configs.choose(tenantId, { callerId }, expected);
  }

  /**
   * What a team or a rep gets of its own has to be the account's. What they have already is not asked for.
   *
   * @throws ApplicationNotOwned, CallerIdNotOwned
   */
  async refuseForeign(tenantId: TenantId, wanted: Overrides, present: Overrides): Promise<void> {
    const applicationSid = wanted.applicationSid === present.applicationSid ? null : wanted.applicationSid;
    const callerId = wanted.callerId === present.callerId ? null : wanted.callerId;
    if (applicationSid === null && callerId === null) return;
    const access = await this.configs.getAccess(tenantId);
    if (applicationSid !== null) {
      const applications = await explained('api-key', this.twilio.listApplications(access.apiKey));
      if (!applications.some(({ sid }) => sid === applicationSid)) throw new ApplicationNotOwned(applicationSid);
    }
    if (callerId !== null) await this.#refuseForeignCallerId(access, callerId);
  }

  async #refuseForeignCallerId({ apiKey }: TwilioAccess, callerId: string): Promise<void> {
    const [numbers, verified] = await Promise.all([
      explained('api-key', this.twilio.listIncomingNumbers(apiKey)),
      explained('api-key', this.twilio.listVerifiedCallerIds(apiKey)),
    ]);
    if (!callerIdsOf(numbers, verified).includes(callerId)) throw new CallerIdNotOwned(callerId);
  }

  /** Null for a subaccount: its owner has the balance. */
  async #findBalance(apiKey: TwilioCredentials): Promise<Balance | null> {
    try {
      return await this.twilio.readBalance(apiKey);
    } catch (error) {
      const isNone = error instanceof TwilioGatewayError && ['not-found', 'permission-missing'].includes(error.kind);
      if (isNone) return null;
      throw error;
    }
  }
}

/** All that calls of the account may show: its own numbers that can voice, and those that it has verified. */
export function callerIdsOf(
  numbers: readonly { phoneNumber: string; canVoice: boolean }[],
  verified: readonly { phoneNumber: string }[],
): string[] {
  const all = [...numbers.filter(({ canVoice }) => canVoice), ...verified].map(({ phoneNumber }) => phoneNumber);
  return [...new Set(all)].filter((number) => e164.safeParse(number).success);
}
