import type { TenantId, VoiceSettings } from '@cordboard/contracts';
import type { NumberSettings } from '@cordboard/twilio-gateway';
import { Inject, Injectable } from '@nestjs/common';
import { Environment } from '../environment.js';

/** What Twilio has to be set to, so that a tenant's calls come here. */
@Injectable()
export class VoiceUrls {
  readonly #publicUrl: string;

  constructor(@Inject(Environment) { publicUrl }: Environment) {
    this.#publicUrl = publicUrl;
  }

  ofApplication(tenantId: TenantId): VoiceSettings {
    return this.#settings(tenantId, 'outgoing');
  }

  ofIncomingCalls(tenantId: TenantId): VoiceSettings {
    return this.#settings(tenantId, 'incoming');
  }

  /** An application or a trunk would go before a number's own URLs. */
  ofNumber(tenantId: TenantId): NumberSettings {
    return { ...this.ofIncomingCalls(tenantId), voiceApplicationSid: null, trunkSid: null };
  }

  #settings(tenantId: TenantId, voice: 'outgoing' | 'incoming'): VoiceSettings {
    const base = `${this.#publicUrl}/twilio/${tenantId}/voice`;
    return {
      voiceUrl: `${base}/${voice}`,
      voiceMethod: 'POST',
      voiceFallbackUrl: `${base}/fallback`,
      voiceFallbackMethod: 'POST',
      statusCallback: `${base}/status`,
      statusCallbackMethod: 'POST',
    };
  }
}

/** Do both lead to the same place? What follows a "#" tells Twilio how long to wait and how often to try. */
export const isSameUrl = (one: string | null, other: string | null) => withoutHints(one) === withoutHints(other);

const withoutHints = (url: string | null) => url?.split('#')[0] ?? null;
