import { Textarea, type TextareaProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useKeptNames } from './api/kept-names.js';
import type { VersionedSettings } from './api/settings.js';

/** What nobody is to register; below it who has such a name all the same. */
export function ReservedNames({ saved, input }: { saved: VersionedSettings; input: TextareaProps }) {
  const t = useTranslations('settings');
  return (
    <div className="cc-form">
      <Textarea
        label={t('labels.reservedNames')}
        description={t('reservedHint')}
        rows={4}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...input}
      />
      {saved.settings.reservedNames.length > 0 && <KeptNames etag={saved.etag} />}
    </div>
  );
}

function KeptNames({ etag }: { etag: string }) {
  const t = useTranslations('settings');
  const kept = useKeptNames(etag).data;
  if (!kept || kept.data.length === 0) return null;
  return (
    <p className="cc-hint">
      {kept.nextCursor ? t('keptByMany') : t('keptBy', { count: kept.data.length })}{' '}
      {kept.data.map(({ id, name, crmUser }, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <Link to="/reps" search={{ rep: id }} className="cc-link">
            {crmUser ?? name}
          </Link>
        </span>
      ))}
    </p>
  );
}
