import type { ErrorCode } from '@cordboard/contracts';
import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/** In the order in which a newcomer needs them. */
export const tags = [
  'Tokens',
  'Clients',
  'Teams',
  'Embed',
  'Calls',
  'Admins',
  'Account',
  'Sign-in',
  'Operators',
  'API keys',
  'Settings',
  'Calling rules',
  'Audit log',
  'Live updates',
  'Set-up',
  'Twilio config',
  'Twilio account',
  'Twilio changes',
  'Twilio checks',
  'Voice webhooks',
  'Health',
  'Docs',
] as const;
export type Tag = (typeof tags)[number];

/** What the OpenAPI document says about a handler beyond its route, schemas and audience, which it reads off the code. */
export interface OperationDescription {
  id: string;
  tag: Tag;
  summary: string;
  description?: string;
  /** By status: the body's schema, a media type for what is not JSON, or undefined for no body. */
  answers: Record<number, z.ZodType | MediaType | undefined>;
  /** The codes of this operation's own; those that every operation of its kind has are added. */
  errors: readonly ErrorCode[];
  /** May the request say, as If-Match, which version it changes, or does it have to? */
  ifMatch?: 'required' | 'optional';
  /** Set where the body is a form whose fields Twilio may add to without notice. */
  formBody?: string;
  /** Set where the body is a CSV file. */
  csvBody?: string;
}

type MediaType = 'audio/wav' | 'text/xml' | 'text/html' | 'text/csv' | 'text/event-stream' | 'application/json';

export const OPERATION = 'cordboard:operation';
export const Operation = (description: OperationDescription) =>
  SetMetadata<string, OperationDescription>(OPERATION, description);
