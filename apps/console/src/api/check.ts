interface Schema {
  safeParse(value: unknown): { success: true } | { success: false; error: { issues: readonly { message: string }[] } };
}

/** A form's check from the schema that the API itself uses: null, or the sentence that says what is wrong. */
export function checkWith(schema: Schema): (value: unknown) => string | null {
  return (value) => {
    const result = schema.safeParse(value);
    return result.success ? null : (result.error.issues[0]?.message ?? null);
  };
}
