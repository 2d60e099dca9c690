import type { z } from 'zod';
import { text, type Form } from './form.js';
import { RestError } from './rest-error.js';

const fields = {
  FriendlyName: 'friendlyName',
  VoiceUrl: 'voiceUrl',
  VoiceMethod: 'voiceMethod',
  VoiceFallbackUrl: 'voiceFallbackUrl',
  VoiceFallbackMethod: 'voiceFallbackMethod',
  StatusCallback: 'statusCallback',
  StatusCallbackMethod: 'statusCallbackMethod',
  VoiceApplicationSid: 'voiceApplicationSid',
  TrunkSid: 'trunkSid',
} as const;

/**
 * A resource's settings with the changes of a request. Fields that the emulator does not keep are passed over.
 * @throws RestError 20422 with each field that is not valid
 */
export function withChanges<Settings>(
  schema: z.ZodType<Settings>,
  current: object,
  form: Form,
  keeps: readonly string[],
): Settings {
  const changes = Object.entries(fields)
    .filter(([name, setting]) => text(form, name) !== undefined && keeps.includes(setting))
    .map(([name, setting]) => [
      setting,
      setting.endsWith('Method') ? text(form, name)?.toUpperCase() : text(form, name),
    ]);
  const known = Object.fromEntries(Object.entries(current).filter(([name]) => keeps.includes(name)));
  const parsed = schema.safeParse({ ...known, ...Object.fromEntries(changes) });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${apiName(String(issue.path[0]))} ${issue.message}`);
  throw new RestError(400, 20422, `Invalid parameter: ${problems.join('; ')}`);
}

function apiName(setting: string): string {
  return Object.entries(fields).find(([, each]) => each === setting)?.[0] ?? setting;
}
