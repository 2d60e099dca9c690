import type { FastifyRequest } from 'fastify';
import type { Environment } from '../environment.js';
import { OriginRefused } from './errors.js';

/** @throws OriginRefused unless a page of ours sent this; browsers name the origin with every write, so none is no. */
export function refuseForeignOrigin({ headers: { origin } }: FastifyRequest, { publicUrl }: Environment): void {
  if (origin !== publicUrl) throw new OriginRefused();
}
