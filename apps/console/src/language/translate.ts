import type { useTranslations } from 'use-intl';

/** What `useTranslations` gives, for rules that have something to say and are no components. */
export type Translate<Namespace extends NonNullable<Parameters<typeof useTranslations>[0]>> = ReturnType<
  typeof useTranslations<Namespace>
>;
