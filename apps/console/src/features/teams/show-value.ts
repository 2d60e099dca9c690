import type { Overrides, VoiceEdge } from '@cordboard/contracts';
import type { useTranslations } from 'use-intl';
import { edgeName } from '../../format/edge-name.js';
import { formatParty } from '../../format/party.js';

export const fields = ['applicationSid', 'callerId', 'edge'] as const satisfies readonly (keyof Overrides)[];
export type Field = (typeof fields)[number];

type Words = ReturnType<typeof useTranslations<'teams'>>;

/** A value as people read it; an application by its name, where the account's applications are known. */
export function showValue(
  t: Words,
  field: Field,
  value: string | null,
  applicationNames: ReadonlyMap<string, string> = new Map(),
): string {
  if (value === null) return t('none');
  if (field === 'callerId') return formatParty(value);
  if (field === 'applicationSid') return applicationNames.get(value) ?? value;
  return edgeName(value as VoiceEdge) ?? t('roaming');
}
