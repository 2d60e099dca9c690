import type { AuditEntry } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';

type Values = AuditEntry['before'];

/** Each field that has changed, by the name that the API gives it. */
export function ChangedValues({ before, after }: { before: Values; after: Values }) {
  const t = useTranslations('audit');
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (fields.length === 0) return <p className="cc-muted">{t('noValues')}</p>;
  return (
    <dl className="cc-changed">
      {fields.map((field) => (
        <div key={field}>
          <dt className="cc-mono">{field}</dt>
          {before && (
            <dd>
              <span className="cc-muted">{t('before')}</span> <Value value={before[field]} kind="del" />
            </dd>
          )}
          {after && (
            <dd>
              <span className="cc-muted">{t('after')}</span> <Value value={after[field]} kind="ins" />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Value({ value, kind: Kind }: { value: unknown; kind: 'ins' | 'del' }) {
  const t = useTranslations('audit');
  const words = useValueWords();
  if (value === null || value === undefined) return <span className="cc-muted">{t('none')}</span>;
  return <Kind className="cc-change">{words(value)}</Kind>;
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function useValueWords(): (value: unknown) => string {
  const t = useTranslations('audit');
  const formats = useFormats();
  const words = (value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'string') return moment.test(value) ? formats.moment(value) : value;
    if (Array.isArray(value)) return value.length > 0 ? value.map(words).join(', ') : t('none');
    const fingerprint = fingerprintIn(value);
    return fingerprint === undefined ? JSON.stringify(value) : t('fingerprint', { fingerprint });
  };
  return words;
}

/** Stands for a secret, which the log does not hold. */
function fingerprintIn(value: unknown): string | undefined {
  const { fingerprint } = Object(value) as { fingerprint?: unknown };
  return typeof fingerprint === 'string' ? fingerprint : undefined;
}
