import type { TwilioConfig } from '@cordboard/contracts';
import type { FastifyReply } from 'fastify';
import { entityTag } from '../http/entity-tag.js';
import type { VersionedTwilioConfig } from './versioned-twilio-config.js';

/** The record, its version as the answer's ETag. */
export function answerConfig(reply: FastifyReply, { config, version }: VersionedTwilioConfig): TwilioConfig {
  reply.header('etag', entityTag(version));
  return config;
}
