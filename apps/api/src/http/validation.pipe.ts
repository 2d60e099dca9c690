import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidRequest, type FieldError } from '../domain-error.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  /** zod reports fields that should not be there at their parent. */
  readonly keys?: readonly string[];
}

const mostErrors = 20;

/** Checks bodies, queries and path parameters against the schema that their handler names. */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new InvalidRequest(issues.slice(0, mostErrors).flatMap(fieldErrors)) });
  }

  // Nest would take fields named "constructor" away without a word. Fastify's JSON parser refuses what could poison a
  // prototype, and the schemas refuse every field that they do not know.
  protected override stripProtoKeys(): void {
    // Nothing is taken away.
  }
}

function fieldErrors({ message, path = [], keys }: Issue): FieldError[] {
  const names = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  if (!keys) return [{ field: names.join('.'), message }];
  return keys.slice(0, mostErrors).map((key) => ({ field: [...names, key].join('.'), message: 'Unknown field' }));
}
