import type { Overrides, VoiceEdge } from '@cordboard/contracts';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { edgeName } from '../../format/edge-name.js';
import { useParties } from '../../format/use-parties.js';

export const fields = ['applicationSid', 'callerId', 'edge'] as const satisfies readonly (keyof Overrides)[];
export type Field = (typeof fields)[number];

/** Writes a value as people read it; an application by its name, where the account's applications are known. */
export function useValues() {
  const t = useTranslations('teams');
  const { show } = useParties();
  return useCallback(
    (field: Field, value: string | null, applicationNames: ReadonlyMap<string, string> = new Map()): string => {
      if (value === null) return t('none');
      if (field === 'callerId') return show(value);
      if (field === 'applicationSid') return applicationNames.get(value) ?? value;
      return edgeName(value as VoiceEdge) ?? t('roaming');
    },
    [t, show],
  );
}
