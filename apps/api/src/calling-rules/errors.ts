import type { CallingRules } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class CallingRulesChangedMeanwhile extends DomainError {
  readonly code = 'calling_rules.changed_meanwhile';
  override readonly remedy =
    'Look at "currentCallingRules", decide again, and send the ETag of this answer as If-Match.';
  override readonly details: { currentCallingRules: CallingRules };
  constructor(
    current: CallingRules,
    override readonly version: number,
  ) {
    super('Somebody else has changed the calling rules since they were read.');
    this.details = { currentCallingRules: current };
  }
}

export class StoppedByOperator extends DomainError {
  readonly code = 'calling_rules.stopped_by_operator';
  override readonly remedy = 'Ask the operator of this Cordboard why, and to let calls begin again.';
  constructor() {
    super('The operator of this service has stopped the outgoing calls: only they can let them begin again.');
  }
}
