import { z } from 'zod';

/** Every error code that the API can answer with. Codes are stable; sentences and remedies may be reworded. */
export const errorCodes = [
  'request.invalid',
  'request.malformed_json',
  'request.too_large',
  'request.unsupported_media_type',
  'route.not_found',
  'auth.credentials_missing',
  'auth.credentials_invalid',
  'auth.session_expired',
  'auth.forbidden',
  'twilio_config.not_connected',
  'twilio_config.secret_required',
  'twilio_config.client_name_conflict',
  'client.name_taken',
  'client.not_found',
  'client.not_registered',
  'token.nothing_allowed',
  'token.dialect_unavailable',
  'embed_session.ticket_invalid',
  'call.not_found',
  'webhook.signature_invalid',
  'server.unavailable',
  'server.internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** RFC 9457. `detail` says what happened; `remedy`, where one exists, says what to do about it. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(errorCodes),
  remedy: z.string().optional(),
  /** One entry per field that was refused; `field` is a dotted path into the body or query. */
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
