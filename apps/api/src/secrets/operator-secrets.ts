import { createSecretKey, type KeyObject } from 'node:crypto';
import type { OperatorId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Environment } from '../environment.js';
import { seal, unseal } from './sealed-box.js';

/** Seals what operators sign in with, who have no tenant's data key: under the master key itself, bound to the operator. */
@Injectable()
export class OperatorSecrets {
  readonly #masterKey: KeyObject;

  constructor(@Inject(Environment) { masterKey }: Environment) {
    this.#masterKey = createSecretKey(masterKey);
  }

  seal(operatorId: OperatorId, column: string, secret: string): Buffer {
    return seal(this.#masterKey, Buffer.from(secret), ['operator', operatorId, column]);
  }

  /** @throws UnsealError when the secret was changed, moved, or sealed under another master key. */
  unseal(operatorId: OperatorId, column: string, sealed: Buffer): string {
    return unseal(this.#masterKey, sealed, ['operator', operatorId, column]).toString();
  }
}
