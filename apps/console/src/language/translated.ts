/** A catalogue in another language: every key of the first one, and no other. Its arguments are held by a test. */
export type Translated<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Translated<Catalogue[Key]>;
};
