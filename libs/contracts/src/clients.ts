import { z } from 'zod';
import { clientId, clientName } from './identifiers.js';
import { pageOf, pageQuery } from './paging.js';

export const registerClient = z.strictObject({
  name: clientName,
  displayName: z.string().trim().min(1).max(120).optional(),
});
export type RegisterClient = z.infer<typeof registerClient>;

export const client = z.strictObject({
  id: clientId,
  name: clientName,
  displayName: z.string(),
  createdAt: z.iso.datetime(),
});
export type Client = z.infer<typeof client>;

export const listClientsQuery = pageQuery;
export const clientPage = pageOf(client);
export type ClientPage = z.infer<typeof clientPage>;
