import type { VoiceSettings } from '@cordboard/contracts';
import { TwilioGatewayError } from './gateway-error.js';
import { RestLine, type RestLineOptions } from './rest-line.js';
import type {
  Account,
  Application,
  ApplicationSettings,
  Balance,
  CallerId,
  CreatedKey,
  IncomingNumber,
  NumberSettings,
  TwilioCredentials,
  TwilioGateway,
} from './twilio-gateway.js';

export interface TwilioRestGatewayOptions extends RestLineOptions {
  /** How many of a list are asked for at once; default 1,000, Twilio's most. */
  readonly pageSize?: number | undefined;
}

/** See https://www.twilio.com/docs/api/errors/21220: the call was over before. */
const callNotInProgress = 21220;

/** The real Twilio, through the `twilio` package. Every method throws TwilioGatewayError. */
export class TwilioRestGateway implements TwilioGateway {
  readonly #line: RestLine;
  readonly #pageSize: number;

  constructor({ pageSize = 1_000, ...line }: TwilioRestGatewayOptions = {}) {
    this.#line = new RestLine(line);
    this.#pageSize = pageSize;
  }

  async readAccount(credentials: TwilioCredentials): Promise<Account> {
    const account = await this.#line.read(credentials, (client) =>
      client.api.v2010.accounts(credentials.accountSid).fetch(),
    );
    const { sid, friendlyName, status, type } = account;
    return { sid, friendlyName, status, type: type.toLowerCase() === 'trial' ? 'trial' : 'full' };
  }

  async proveAccess(credentials: TwilioCredentials): Promise<void> {
    await this.#line.read(credentials, (client) => client.incomingPhoneNumbers.list({ limit: 1, pageSize: 1 }));
  }

  async readBalance(credentials: TwilioCredentials): Promise<Balance> {
    const { balance, currency } = await this.#line.read(credentials, (client) => client.balance.fetch());
    return { amount: balance, currency };
  }

  async createKey(credentials: TwilioCredentials, friendlyName: string): Promise<CreatedKey> {
    const { sid, secret } = await this.#line.write(credentials, (client) => client.newKeys.create({ friendlyName }));
    return { sid, secret };
  }

  async deleteKey(credentials: TwilioCredentials, sid: string): Promise<void> {
    await this.#line.write(credentials, (client) => client.keys(sid).remove());
  }

  async listApplications(credentials: TwilioCredentials): Promise<Application[]> {
    const all = await this.#line.read(credentials, (client) => client.applications.list({ pageSize: this.#pageSize }));
    return all.map(applicationOf);
  }

  async readApplication(credentials: TwilioCredentials, sid: string): Promise<Application> {
    return applicationOf(await this.#line.read(credentials, (client) => client.applications(sid).fetch()));
  }

  async createApplication(credentials: TwilioCredentials, settings: ApplicationSettings): Promise<Application> {
    const made = this.#line.write(credentials, (client) => client.applications.create(cleared(settings)));
    return applicationOf(await made);
  }

  async updateApplication(
    credentials: TwilioCredentials,
    sid: string,
    changes: Partial<ApplicationSettings>,
  ): Promise<Application> {
    const changed = this.#line.write(credentials, (client) => client.applications(sid).update(cleared(changes)));
    return applicationOf(await changed);
  }

  async deleteApplication(credentials: TwilioCredentials, sid: string): Promise<void> {
    await this.#line.write(credentials, (client) => client.applications(sid).remove());
  }

  async listIncomingNumbers(credentials: TwilioCredentials): Promise<IncomingNumber[]> {
    const all = await this.#line.read(credentials, (client) =>
      client.incomingPhoneNumbers.list({ pageSize: this.#pageSize }),
    );
    return all.map(incomingNumberOf);
  }

  async updateIncomingNumber(
    credentials: TwilioCredentials,
    sid: string,
    changes: Partial<NumberSettings>,
  ): Promise<IncomingNumber> {
    const changed = this.#line.write(credentials, (client) =>
      client.incomingPhoneNumbers(sid).update(cleared(changes)),
    );
    return incomingNumberOf(await changed);
  }

  async endCall(credentials: TwilioCredentials, callSid: string): Promise<void> {
    try {
      await this.#line.write(credentials, (client) => client.calls(callSid).update({ status: 'completed' }));
    } catch (error) {
      if (!(error instanceof TwilioGatewayError && error.code === callNotInProgress)) throw error;
    }
  }

  async listVerifiedCallerIds(credentials: TwilioCredentials): Promise<CallerId[]> {
    const all = await this.#line.read(credentials, (client) =>
      client.outgoingCallerIds.list({ pageSize: this.#pageSize }),
    );
    return all.map(({ sid, phoneNumber, friendlyName }) => ({ sid, phoneNumber, friendlyName }));
  }
}

/** To Twilio a setting is taken away by an empty text. */
function cleared<Changes extends object>(changes: Changes) {
  const entries = Object.entries(changes).map(([name, value]) => [name, value ?? '']);
  return Object.fromEntries(entries) as { [Name in keyof Changes]: NonNullable<Changes[Name]> };
}

function applicationOf(answer: Said<Application>): Application {
  return { sid: answer.sid, friendlyName: answer.friendlyName, ...voiceSettingsOf(answer) };
}

function incomingNumberOf(answer: Said<Omit<IncomingNumber, 'canVoice'>> & { capabilities: { voice?: boolean } }) {
  return {
    sid: answer.sid,
    phoneNumber: answer.phoneNumber,
    friendlyName: answer.friendlyName,
    canVoice: answer.capabilities.voice ?? false,
    ...voiceSettingsOf(answer),
    voiceApplicationSid: answer.voiceApplicationSid || null,
    trunkSid: answer.trunkSid || null,
  };
}

/** What the package says: it promises texts, and hands on null and empty ones alike. */
type Said<Resource> = {
  [Name in keyof Resource]: NonNullable<Resource[Name]> extends 'GET' | 'POST' ? string : NonNullable<Resource[Name]>;
};

function voiceSettingsOf(answer: Said<VoiceSettings>): VoiceSettings {
  return {
    voiceUrl: answer.voiceUrl || null,
    voiceMethod: methodOf(answer.voiceMethod),
    voiceFallbackUrl: answer.voiceFallbackUrl || null,
    voiceFallbackMethod: methodOf(answer.voiceFallbackMethod),
    statusCallback: answer.statusCallback || null,
    statusCallbackMethod: methodOf(answer.statusCallbackMethod),
  };
}

const methodOf = (method: string | null) => (method === 'GET' ? 'GET' : 'POST');
