import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidRequest } from '../domain-error.js';
import { fieldErrorsOf } from './field-errors.js';

/** Checks bodies, queries and path parameters against the schema that their handler names. */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new InvalidRequest(fieldErrorsOf(issues)) });
  }

  // Nest would take fields named "constructor" away without a word. Fastify's JSON parser refuses what could poison a
  // prototype, and the schemas refuse every field that they do not know.
  protected override stripProtoKeys(): void {
    // Nothing is taken away.
  }
}
