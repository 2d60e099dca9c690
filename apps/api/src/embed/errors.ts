import { DomainError } from '../domain-error.js';

export class TicketInvalid extends DomainError {
  readonly code = 'embed_session.ticket_invalid';
  override readonly remedy = 'Ask for a new embed session: a launch ticket works once, within a minute.';
  constructor() {
    super('This launch ticket was used already, has expired, or was never made.');
  }
}
