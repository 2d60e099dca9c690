import type { TenantId, TwilioCheckName } from '@cordboard/contracts';
import type { TwilioField } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { TwilioAccess } from '../twilio-config/twilio-access.js';
import { VoiceUrls } from '../twilio-config/voice-urls.js';
import { ExamineTwilio } from '../twilio-checks/examine-twilio.js';
import { difference, updateApplication, updateNumber, type Plan } from './plan.js';

/** Which settings of the application a check is about. */
const fieldsOf: Partial<Record<TwilioCheckName, readonly TwilioField[]>> = {
  'voice-url': ['voiceUrl'],
  'voice-method': ['voiceMethod'],
  'fallback-url': ['voiceFallbackUrl', 'voiceFallbackMethod'],
  'status-callback': ['statusCallback', 'statusCallbackMethod'],
};

/** Looks at Twilio anew, and mends what fails now of what was asked for; what has been mended since needs nothing. */
@Injectable()
export class PlanRepair {
  constructor(
    private readonly examineTwilio: ExamineTwilio,
    private readonly voiceUrls: VoiceUrls,
  ) {}

  async plan(
    tenantId: TenantId,
    access: TwilioAccess,
    wanted: 'all' | readonly string[],
    createApplication: () => Promise<Plan>,
  ): Promise<Plan> {
    const { findings, observations } = await this.examineTwilio.examine(tenantId, access);
    const broken = findings.filter(
      ({ id, state, repairable }) => state === 'failed' && repairable && (wanted === 'all' || wanted.includes(id)),
    );
    const isWanted = (check: TwilioCheckName) => broken.some((finding) => finding.check === check);
    const replaced = isWanted('application') ? await createApplication() : undefined;
    const { application, applications, numbers } = observations;
    const fields = broken.flatMap(({ check }) => fieldsOf[check] ?? []);
    const ids = new Set(broken.map(({ id }) => id));
    const steps = [
      ...(replaced?.steps ?? []),
      ...(application.kind === 'said'
        ? updateApplication(application.value, this.#applicationSettings(tenantId, application.value, fields))
        : []),
      ...(applications.kind === 'said'
        ? applications.value
            .filter(({ sid }) => ids.has(`own-application:${sid}`))
            .flatMap((each) => updateApplication(each, difference(each, this.voiceUrls.ofApplication(tenantId))))
        : []),
      ...(numbers.kind === 'said'
        ? numbers.value
            .filter(({ sid }) => ids.has(`phone-number:${sid}`))
            .flatMap((number) => updateNumber(number, difference(number, this.voiceUrls.ofNumber(tenantId))))
        : []),
    ];
    return { steps, leaves: [], then: replaced?.then ?? null };
  }

  #applicationSettings(tenantId: TenantId, application: object, fields: readonly TwilioField[]) {
    const differing = difference(application, this.voiceUrls.ofApplication(tenantId));
    return Object.fromEntries(Object.entries(differing).filter(([field]) => fields.includes(field as TwilioField)));
  }
}
