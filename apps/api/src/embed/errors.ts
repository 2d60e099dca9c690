import { DomainError } from '../domain-error.js';

export class TicketInvalid extends DomainError {
  readonly code = 'embed_session.ticket_invalid';
  override readonly remedy = 'Ask for a new embed session: a launch ticket works once, within a minute.';
  constructor() {
    super('This launch ticket was used already, has expired, or was never made.');
  }
}

export class OriginNotAllowed extends DomainError {
  readonly code = 'embed_session.origin_not_allowed';
  override readonly remedy =
    'Allow exactly this origin in the console under Embed, or with POST /v1/embed-origins. A subdomain or another port is another origin.';
  constructor(origin: string) {
    super(`The softphone may not be embedded in pages of ${origin}: it is not on the tenant’s list.`);
  }
}
