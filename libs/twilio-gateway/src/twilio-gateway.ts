import type { Region, VoiceSettings } from '@cordboard/contracts';

/** Who asks, of which account, in which region: its Auth Token may do everything, a Standard API key no accounts and keys. */
export interface TwilioCredentials {
  readonly accountSid: string;
  readonly region: Region;
  /** The Account SID, or an API key's SID. */
  readonly user: string;
  /** The Auth Token, or the API key's secret. */
  readonly password: string;
}

export interface Account {
  readonly sid: string;
  readonly friendlyName: string;
  readonly status: 'active' | 'suspended' | 'closed';
  readonly type: 'trial' | 'full';
}

export interface Balance {
  /** As Twilio writes it: "12.34". */
  readonly amount: string;
  readonly currency: string;
}

export interface CreatedKey {
  readonly sid: string;
  /** Told once. */
  readonly secret: string;
}

export interface ApplicationSettings extends VoiceSettings {
  readonly friendlyName: string;
}
export interface Application extends ApplicationSettings {
  readonly sid: string;
}

export interface NumberSettings extends VoiceSettings {
  /** Goes before the number's own URLs. */
  readonly voiceApplicationSid: string | null;
  /** Goes before both. */
  readonly trunkSid: string | null;
}
export interface IncomingNumber extends NumberSettings {
  readonly sid: string;
  readonly phoneNumber: string;
  readonly friendlyName: string;
  readonly canVoice: boolean;
}

export interface CallerId {
  readonly sid: string;
  readonly phoneNumber: string;
  readonly friendlyName: string;
}

/**
 * Twilio's REST API, as far as Cordboard needs it. Its rules, which `twilio-gateway.contract.ts` tries on each implementation:
 *
 * 1. Every refusal and every failure is a TwilioGatewayError, and says which kind.
 * 2. A list is whole, however many pages it has.
 * 3. A change leaves alone what it does not name; null takes a setting away.
 * 4. What writes is sent once. A write that timed out may have happened: read before writing again.
 */
export interface TwilioGateway {
  /** With the Auth Token. A suspended or closed account can be read, and nothing else. */
  readAccount(credentials: TwilioCredentials): Promise<Account>;
  /** Proves that credentials of any kind are good: the cheapest read that every kind may do, in subaccounts, too. */
  proveAccess(credentials: TwilioCredentials): Promise<void>;
  /** Subaccounts have none: `not-found` or `permission-missing`. */
  readBalance(credentials: TwilioCredentials): Promise<Balance>;
  /** With the Auth Token. */
  createKey(credentials: TwilioCredentials, friendlyName: string): Promise<CreatedKey>;
  /** With the Auth Token. */
  deleteKey(credentials: TwilioCredentials, sid: string): Promise<void>;
  listApplications(credentials: TwilioCredentials): Promise<Application[]>;
  readApplication(credentials: TwilioCredentials, sid: string): Promise<Application>;
  createApplication(credentials: TwilioCredentials, settings: ApplicationSettings): Promise<Application>;
  updateApplication(
    credentials: TwilioCredentials,
    sid: string,
    changes: Partial<ApplicationSettings>,
  ): Promise<Application>;
  deleteApplication(credentials: TwilioCredentials, sid: string): Promise<void>;
  listIncomingNumbers(credentials: TwilioCredentials): Promise<IncomingNumber[]>;
  updateIncomingNumber(
    credentials: TwilioCredentials,
    sid: string,
    changes: Partial<NumberSettings>,
  ): Promise<IncomingNumber>;
  /** Hangs up, whatever state it is in; one that is over stays as it was. */
  endCall(credentials: TwilioCredentials, callSid: string): Promise<void>;
  /** Numbers of elsewhere that Twilio has verified. */
  listVerifiedCallerIds(credentials: TwilioCredentials): Promise<CallerId[]>;
}
