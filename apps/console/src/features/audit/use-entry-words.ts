import type { AuditEntry } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';

/** An entry as a person would tell it. */
export function useEntryWords() {
  const t = useTranslations('audit');
  return {
    what: ({ action, target }: AuditEntry) => t(`actions.${action}`, { target: target.name ?? target.id ?? '' }),
    /** The kind only where the name alone would not say it. */
    who({ actor }: AuditEntry): { name: string; kind: string | undefined } {
      const kind = t(`actors.${actor.kind}`);
      return actor.name === null ? { name: kind, kind: undefined } : { name: actor.name, kind };
    },
  };
}
