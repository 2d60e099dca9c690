interface Schema {
  safeParse(value: unknown): { success: boolean };
}

/** A form's check from the schema that the API itself uses: null, or `sentence`, which says what is wrong. */
export function checkWith(schema: Schema, sentence: string): (value: unknown) => string | null {
  return (value) => (schema.safeParse(value).success ? null : sentence);
}
