import type { AuditEntry } from '@cordboard/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDeviceName } from '../../format/use-device-name.js';
import { useFormats } from '../../format/use-formats.js';
import { CopyButton } from '../../shell/copy-button.js';
import { Drawer } from '../../shell/drawer.js';
import { ChangedValues } from './changed-values.js';
import { useEntryWords } from './use-entry-words.js';

/** One entry, with what there was before and after. Stands beside the list and is not modal; Esc closes it. */
export function AuditDrawer({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const t = useTranslations('audit');
  const words = useEntryWords();
  return (
    <Drawer title={words.what(entry)} onClose={onClose}>
      <div className="cc-pad">
        <Circumstances entry={entry} />
        <h3>{t('changed')}</h3>
        <ChangedValues before={entry.before} after={entry.after} />
        <Others entry={entry} />
      </div>
      <footer className="cc-card-foot">
        <span>
          {t('entry', { sequence: entry.sequence })} <code className="cc-mono">{entry.hash.slice(0, 16)}…</code>
        </span>
        <CopyButton value={entry.hash} of={t('hash')} />
      </footer>
    </Drawer>
  );
}

function Circumstances({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit');
  const formats = useFormats();
  const { name, kind } = useEntryWords().who(entry);
  const nameOf = useDeviceName();
  const { device, address } = entry.origin;
  const where = [device && nameOf(device), address].filter((part) => part !== null);
  return (
    <dl className="cc-facts">
      <dt>{t('when')}</dt>
      <dd>
        <time dateTime={entry.at}>
          {formats.date(entry.at)}, {formats.second(entry.at)}
        </time>
      </dd>
      <dt>{t('who')}</dt>
      <dd>
        {name}
        {kind && <span className="cc-second-line">{kind}</span>}
      </dd>
      <dt>{t('where')}</dt>
      <dd>{where.length > 0 ? where.join(' · ') : <span className="cc-muted">{t('nowhere')}</span>}</dd>
    </dl>
  );
}

/** The way to what else the same one did, and to what else was done to the same. */
function Others({ entry: { actor, target } }: { entry: AuditEntry }) {
  const t = useTranslations('audit');
  const [by, about] = [actor.id ?? actor.name, target.id ?? target.name];
  return (
    <ul className="cc-plain-list">
      {by !== null && (
        <li>
          <Link to="/audit-log" search={{ actor: by }} className="cc-link">
            {t('allBy', { name: actor.name ?? by })}
          </Link>
        </li>
      )}
      {about !== null && (
        <li>
          <Link to="/audit-log" search={{ target: about }} className="cc-link">
            {t('allAbout', { name: target.name ?? about })}
          </Link>
        </li>
      )}
    </ul>
  );
}
