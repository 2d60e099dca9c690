// Apart from the schemas: a page that knows these words need not load what checks them.

/** What a company does before its reps can call from their CRM, in this order. */
export const setUpSteps = ['credentials', 'application', 'caller-id', 'reps', 'embed'] as const;
export type SetUpStep = (typeof setUpSteps)[number];
