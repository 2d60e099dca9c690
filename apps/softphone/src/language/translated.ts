/** A catalogue in another language: every text of the first one with the same arguments, and no other. */
export type Translated<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string
    ? string
    : Catalogue[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Translated<Catalogue[Key]>;
};
