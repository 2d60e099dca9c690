import type { TenantId } from '@cordboard/contracts';
import type { IncomingNumber, NumberSettings, TwilioGateway } from '@cordboard/twilio-gateway';
import { Inject, Injectable } from '@nestjs/common';
import { TWILIO } from '../outside-world.js';
import { AccountLedger, type LedgerEntry } from '../twilio-account/account-ledger.js';
import { TwilioNotConnected } from '../twilio-config/errors.js';
import type { TwilioAccess } from '../twilio-config/twilio-access.js';
import { explained } from '../twilio-config/twilio-failure.js';
import type { Step } from './plan.js';

/** Makes the changes of one step at Twilio, and keeps the ledger of them. */
@Injectable()
export class TakeStep {
  constructor(
    private readonly ledger: AccountLedger,
    @Inject(TWILIO) private readonly twilio: TwilioGateway,
  ) {}

  /** Returns the SID of an application that was made. @throws TwilioFailure */
  async take(tenantId: TenantId, access: TwilioAccess, step: Step): Promise<string | undefined> {
    const madeSid = await this.#ask(tenantId, access, step);
    await this.#tell(tenantId, step, madeSid);
    return madeSid;
  }

  async #ask(tenantId: TenantId, { apiKey, authToken }: TwilioAccess, step: Step): Promise<string | undefined> {
    const note = (entry: LedgerEntry) => this.ledger.note(tenantId, apiKey.accountSid, [entry]);
    switch (step.kind) {
      case 'create-application': {
        const { sid, friendlyName: name } = await explained(
          'api-key',
          this.twilio.createApplication(apiKey, step.settings),
        );
        await note({ sid, name, resource: 'application', origin: 'created', before: null });
        return sid;
      }
      case 'update-application': {
        const { sid, friendlyName: name, ...before } = step.application;
        // Noted first: of a change that nobody remembers, nobody knows what there was before.
        if (!step.undoes) await note({ sid, name, resource: 'application', origin: 'changed', before });
        await explained('api-key', this.twilio.updateApplication(apiKey, sid, step.settings));
        if (step.undoes) await this.ledger.forget(tenantId, [sid]);
        return undefined;
      }
      case 'update-number': {
        const { sid, phoneNumber: name } = step.number;
        const before = bindingBefore(step.number);
        if (!step.undoes) await note({ sid, name, resource: 'phone-number', origin: 'changed', before });
        await explained('api-key', this.twilio.updateIncomingNumber(apiKey, sid, step.settings));
        if (step.undoes) await this.ledger.forget(tenantId, [sid]);
        return undefined;
      }
      case 'delete-application':
        await explained('api-key', this.twilio.deleteApplication(apiKey, step.sid));
        await this.ledger.forget(tenantId, [step.sid]);
        return undefined;
      case 'delete-key':
        if (!authToken) throw new TwilioNotConnected(tenantId);
        await explained('auth-token', this.twilio.deleteKey(authToken, step.sid));
        await this.ledger.forget(tenantId, [step.sid]);
        return undefined;
    }
  }

  async #tell(tenantId: TenantId, { changes }: Step, madeSid: string | undefined): Promise<void> {
    const [first] = changes;
    const sid = madeSid ?? first?.sid;
    if (!first || !sid) return;
    const { action, resource, name } = first;
    const values = (which: 'before' | 'after') =>
      Object.fromEntries(changes.flatMap(({ field, ...change }) => (field ? [[field, change[which]]] : [])));
    await this.ledger.tell(tenantId, {
      ...{ sid, name },
      ...(action !== 'create' && { before: { resource, ...values('before') } }),
      ...(action !== 'delete' && { after: { resource, ...values('after') } }),
    });
  }
}

function bindingBefore(number: IncomingNumber): NumberSettings {
  const { voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod } = number;
  const { statusCallback, statusCallbackMethod, voiceApplicationSid, trunkSid } = number;
  return {
    ...{ voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod },
    ...{ statusCallback, statusCallbackMethod, voiceApplicationSid, trunkSid },
  };
}
