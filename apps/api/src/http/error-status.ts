import type { ErrorCode } from '@cordboard/contracts';

export const statusOfCode: Record<ErrorCode, number> = {
  'request.invalid': 400,
  'request.malformed_json': 400,
  'request.too_large': 413,
  'request.unsupported_media_type': 415,
  'route.not_found': 404,
  'auth.credentials_missing': 401,
  'auth.credentials_invalid': 401,
  'auth.session_expired': 401,
  'auth.forbidden': 403,
  'twilio_config.not_connected': 409,
  'twilio_config.secret_required': 400,
  'twilio_config.client_name_conflict': 409,
  'client.name_taken': 409,
  'client.not_found': 404,
  'client.not_registered': 409,
  'token.nothing_allowed': 400,
  'token.dialect_unavailable': 409,
  'embed_session.ticket_invalid': 401,
  'call.not_found': 404,
  'webhook.signature_invalid': 403,
  'server.unavailable': 503,
  'server.internal': 500,
};

/** The `title` of a problem: the same for each occurrence of its kind. */
export const titleOfStatus: Record<number, string> = {
  400: 'The request is not valid',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  409: 'In conflict with the present state',
  413: 'Too large',
  415: 'Unsupported media type',
  500: 'Internal error',
  503: 'Temporarily unavailable',
};
