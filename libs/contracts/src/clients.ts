import { z } from 'zod';
import { fieldRules } from './field-rules.js';
import { crmUser } from './crm-user.js';
import { clientSorts, clientStates } from './client-words.js';
import { clientName } from './client-name.js';
import { clientId, teamId, webOrigin } from './identifiers.js';
import { pageOf, pageQuery } from './paging.js';
import { tokenDialects } from './tokens.js';

const displayName = z.string().trim().min(1).max(120);
const moment = z.iso.datetime();

/** By a client name, or by what a CRM calls the person, from which the client name is made. */
export const registerClient = z
  .strictObject({ name: clientName.optional(), crmUser: crmUser.optional(), displayName: displayName.optional() })
  .refine(({ name, crmUser }) => (name === undefined) !== (crmUser === undefined), {
    path: ['name'],
    error: fieldRules.registered_once,
  });
export type RegisterClient = z.infer<typeof registerClient>;

/** What is left out stays as it is; a team of null is none. */
export const changeClient = z.strictObject({
  name: clientName.optional(),
  displayName: displayName.optional(),
  teamId: teamId.nullable().optional(),
});
export type ChangeClient = z.infer<typeof changeClient>;

export const client = z.strictObject({
  id: clientId,
  name: clientName,
  /** What the CRM calls the person, where the client name was made from it. */
  crmUser: z.string().nullable(),
  displayName: z.string(),
  team: z.strictObject({ id: teamId, name: z.string() }).nullable(),
  createdAt: moment,
  state: z.enum(clientStates),
  /** Since when it is suspended or unreachable; null in other states, and when it was never reachable. */
  since: moment.nullable(),
  /** Who suspended it; null unless it is suspended. */
  suspendedBy: z.string().nullable(),
  lastTokenAt: moment.nullable(),
  /** Until when it holds a token with which it can be called; past when that has run out, null when there was none. */
  reachableUntil: moment.nullable(),
  /** How many calls it made, took or was rung for since the moment that was asked for; null when none was. */
  callCount: z.int().nullable(),
  /** Of what can be changed about it; sent back as If-Match with a change, in quotes. */
  version: z.string(),
});
export type Client = z.infer<typeof client>;

const clientFilter = {
  state: z.enum(clientStates).optional(),
  /** Part of a client name or a display name, whatever its case. */
  q: z.string().trim().min(1).max(120).optional(),
  /** Those of one team. */
  team: teamId.optional(),
  /** Those whose names the company has reserved since. */
  nameReserved: z.enum(['true']).optional(),
};

export const listClientsQuery = pageQuery.extend({
  ...clientFilter,
  sort: z.enum(clientSorts).default('name'),
  /** Counts each client's calls from then on. */
  callsSince: z.iso.datetime({ offset: true }).optional(),
});
export type ListClientsQuery = z.output<typeof listClientsQuery>;
export const exportClientsQuery = z.strictObject(clientFilter);
export type ExportClientsQuery = z.output<typeof exportClientsQuery>;
export const clientPage = pageOf(client);
export type ClientPage = z.infer<typeof clientPage>;

const count = z.int().nonnegative();
/** How many clients there are, and how many in each state. */
export const clientCounts = z.strictObject({
  all: count,
  available: count,
  'in-call': count,
  unreachable: count,
  suspended: count,
});
export type ClientCounts = z.infer<typeof clientCounts>;

/** A live softphone session: a browser in which this client is signed in. */
export const clientDevice = z.strictObject({
  id: z.uuid(),
  /** As in "Firefox on Linux". */
  device: z.string(),
  /** The page that the softphone is embedded in. */
  origin: webOrigin,
  since: moment,
  /** To the minute. */
  lastSeenAt: moment,
});
export type ClientDevice = z.infer<typeof clientDevice>;

export const tokenAskerKinds = ['api-key', 'session'] as const;
export type TokenAskerKind = (typeof tokenAskerKinds)[number];

/** A line of the token ledger. What is null was not written down before the token was revoked. */
export const ledgerToken = z.strictObject({
  tokenId: z.string(),
  clientName: clientName.nullable(),
  dialect: z.enum(tokenDialects).nullable(),
  mayBeCalled: z.boolean().nullable(),
  mayCall: z.boolean().nullable(),
  issuedAt: moment,
  expiresAt: moment,
  /** Who asked for it: an API key by its name, or a softphone session by its device; null for one that is no more. */
  askedBy: z.strictObject({ kind: z.enum(tokenAskerKinds), name: z.string().nullable() }).nullable(),
  /** Since when it is refused; null while it is good, or until it has run out. */
  revokedAt: moment.nullable(),
});
export type LedgerToken = z.infer<typeof ledgerToken>;

export const clientDetails = client.extend({
  /** Names that it had; until then each is rung together with the present one. */
  formerNames: z.array(z.strictObject({ name: clientName, ringsUntil: moment })),
  devices: z.array(clientDevice),
  /** The newest 20. */
  tokens: z.array(ledgerToken),
});
export type ClientDetails = z.infer<typeof clientDetails>;
