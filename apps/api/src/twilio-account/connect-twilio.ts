import type { ConnectTwilio, Region, TenantId } from '@cordboard/contracts';
import { TwilioGatewayError, type TwilioCredentials, type TwilioGateway } from '@cordboard/twilio-gateway';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { TWILIO } from '../outside-world.js';
import { OtherAccountConnected } from '../twilio-config/errors.js';
import { refuseOtherVersion, type ExpectedVersion } from '../twilio-config/expected-version.js';
import { findOtherRegion, type TwilioAccess } from '../twilio-config/twilio-access.js';
import { TwilioConfigs } from '../twilio-config/twilio-configs.js';
import type { VersionedTwilioConfig } from '../twilio-config/versioned-twilio-config.js';
import {
  accountClosed,
  accountSuspended,
  explained,
  failureOf,
  TwilioFailure,
  type UsedCredentials,
} from '../twilio-config/twilio-failure.js';
import { AccountLedger } from './account-ledger.js';

interface Key {
  readonly apiKeySid: string;
  /** Undefined for the one that is stored. */
  readonly apiKeySecret: string | undefined;
}

/** The first step of connecting: nothing is stored that Twilio has not accepted. */
@Injectable()
export class ConnectTwilioService {
  readonly #logger = new Logger(ConnectTwilioService.name);

  constructor(
    private readonly configs: TwilioConfigs,
    private readonly ledger: AccountLedger,
    @Inject(TWILIO) private readonly twilio: TwilioGateway,
  ) {}

  async connect(tenantId: TenantId, request: ConnectTwilio, expected: ExpectedVersion): Promise<VersionedTwilioConfig> {
    const stored = await this.configs.findAccess(tenantId);
    refuseOtherVersion(stored, expected);
    const { accountSid, region, authToken, formerAuthTokenSeconds } = request;
    if (stored && stored.config.accountSid !== accountSid) throw new OtherAccountConnected(stored.config.accountSid);
    const main = authToken === undefined ? undefined : { accountSid, region, user: accountSid, password: authToken };
    if (main) await this.#refuseBadAccount(main);
    const given = await this.#givenKey(request, stored);
    const { applicationSid = null, callerId = null, edge = null, pushCredentialSids } = stored?.config ?? {};
    const kept = { applicationSid, callerId, edge, pushCredentialSids };
    const written = { accountSid, region, authToken, formerAuthTokenSeconds, ...kept };
    if (given) return this.configs.put(tenantId, { ...written, ...given }, expected);
    if (!main) throw new Error('The request has neither an API key nor an Auth Token, which its schema refuses');
    const made = await this.#createKey(tenantId, main);
    try {
      return await this.configs.put(tenantId, { ...written, ...made }, expected);
    } catch (error) {
      await this.#deleteAgain(tenantId, main, made.apiKeySid);
      throw error;
    }
  }

  async #refuseBadAccount(main: TwilioCredentials): Promise<void> {
    const { status } = await this.#ask('auth-token', main, this.twilio.readAccount(main));
    if (status === 'active') return;
    const [code, sentence, remedy] = status === 'closed' ? accountClosed : accountSuspended;
    throw new TwilioFailure(code, sentence, remedy);
  }

  /** The key that came with the request, or the stored one if it is still good; undefined when one has to be made. */
  async #givenKey(
    { accountSid, region, apiKeySid, apiKeySecret }: ConnectTwilio,
    stored: TwilioAccess | undefined,
  ): Promise<Key | undefined> {
    if (apiKeySid !== undefined && apiKeySecret !== undefined) {
      const credentials = { accountSid, region, user: apiKeySid, password: apiKeySecret };
      await this.#ask('api-key', credentials, this.twilio.proveAccess(credentials));
      return { apiKeySid, apiKeySecret };
    }
    if (!stored) return undefined;
    try {
      await this.twilio.proveAccess({ ...stored.apiKey, region });
      return { apiKeySid: stored.config.apiKeySid, apiKeySecret: undefined };
    } catch (error) {
      if (error instanceof TwilioGatewayError && error.kind === 'credentials-refused') return undefined;
      throw error instanceof TwilioGatewayError ? failureOf(error, 'api-key') : error;
    }
  }

  /** Noted before it is used: whatever happens next, disconnecting knows of it. */
  async #createKey(tenantId: TenantId, main: TwilioCredentials): Promise<Key> {
    const name = await this.configs.nameAtTwilio(tenantId);
    const { sid, secret } = await explained('auth-token', this.twilio.createKey(main, name));
    await this.ledger.note(tenantId, main.accountSid, [
      { sid, resource: 'api-key', name, origin: 'created', before: null },
    ]);
    await this.ledger.tell(tenantId, { sid, name, after: { resource: 'api-key' } });
    return { apiKeySid: sid, apiKeySecret: secret };
  }

  async #deleteAgain(tenantId: TenantId, main: TwilioCredentials, keySid: string): Promise<void> {
    try {
      await this.twilio.deleteKey(main, keySid);
      await this.ledger.forget(tenantId, [keySid]);
      const name = await this.configs.nameAtTwilio(tenantId);
      await this.ledger.tell(tenantId, { sid: keySid, name, before: { resource: 'api-key' } });
    } catch (error) {
      this.#logger.warn({ err: error, keySid }, 'A key that was made for nothing stays at Twilio');
    }
  }

  /** Twilio says the same to credentials that are wrong and to those of another region: the admin is told which it is. */
  async #ask<Result>(used: UsedCredentials, credentials: TwilioCredentials, asking: Promise<Result>): Promise<Result> {
    try {
      return await asking;
    } catch (error) {
      if (!(error instanceof TwilioGatewayError)) throw error;
      const region = error.kind === 'credentials-refused' ? await findOtherRegion(this.twilio, credentials) : undefined;
      throw region ? regionMismatch(credentials.region, region, error) : failureOf(error, used);
    }
  }
}

const regionMismatch = (asked: Region, found: Region, error: TwilioGatewayError) =>
  new TwilioFailure(
    'twilio.region_mismatch',
    `Twilio knows these credentials in the region ${found}, not in ${asked}.`,
    `Choose the region ${found}, or take credentials of ${asked}: keys, applications and Auth Tokens belong to one region.`,
    error,
    undefined,
    found,
  );
