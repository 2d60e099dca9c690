import type { AuditEntry } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useDeviceName } from '../../format/use-device-name.js';
import { useFormats } from '../../format/use-formats.js';
import { useParties } from '../../format/use-parties.js';
import type { english } from './messages.en.js';

type Values = AuditEntry['before'];
type KnownField = keyof typeof english.fields;
type KnownValue = keyof typeof english.values;

/** Each field that has changed, in the viewer's language where it is known; its title is the name that the API gives it. */
export function ChangedValues({ before, after }: { before: Values; after: Values }) {
  const t = useTranslations('audit');
  const nameOf = (field: string) =>
    t.has(`fields.${field as KnownField}`) ? t(`fields.${field as KnownField}`) : field;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (fields.length === 0) return <p className="cc-muted">{t('noValues')}</p>;
  return (
    <dl className="cc-changed">
      {fields.map((field) => (
        <div key={field}>
          <dt title={field}>{nameOf(field)}</dt>
          {before && (
            <dd>
              <span className="cc-muted">{t('before')}</span> <Value field={field} value={before[field]} kind="del" />
            </dd>
          )}
          {after && (
            <dd>
              <span className="cc-muted">{t('after')}</span> <Value field={field} value={after[field]} kind="ins" />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Value({ field, value, kind: Kind }: { field: string; value: unknown; kind: 'ins' | 'del' }) {
  const t = useTranslations('audit');
  const words = useValueWords();
  if (value === null || value === undefined) return <span className="cc-muted">{t('none')}</span>;
  return <Kind className="cc-change">{words(value, field)}</Kind>;
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** The fields that hold a word of ours, and no name or text. */
const wordFields = ['role', 'means', 'reason', 'resource'];

function useValueWords(): (value: unknown, field?: string) => string {
  const t = useTranslations('audit');
  const formats = useFormats();
  const parties = useParties();
  const nameOf = useDeviceName();
  const words = (value: unknown, field = ''): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'string') {
      if (wordFields.includes(field) && t.has(`values.${value as KnownValue}`))
        return t(`values.${value as KnownValue}`);
      if (field === 'device') return nameOf(value);
      return moment.test(value) ? formats.moment(value) : parties.show(value);
    }
    if (typeof value === 'number') return formats.whole(value);
    if (Array.isArray(value)) return value.length > 0 ? value.map((one) => words(one)).join(', ') : t('none');
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
