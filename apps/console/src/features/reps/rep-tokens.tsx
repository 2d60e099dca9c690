import type { ClientDetails, LedgerToken } from '@cordboard/contracts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDeviceName } from '../../format/use-device-name.js';
import { useFormats } from '../../format/use-formats.js';
import { RowAction } from '../../list/row-action.js';
import { RevokeToken } from './rep-dialogs.js';

const shown = 5;

/** The newest tokens, who asked for them, and what has become of them. */
export function RepTokens({ rep, mayChange }: { rep: ClientDetails; mayChange: boolean }) {
  const t = useTranslations('reps');
  const formats = useFormats();
  const nameOf = useDeviceName();
  const [leaving, setLeaving] = useState<LedgerToken | null>(null);
  if (rep.tokens.length === 0) return <p className="cc-muted">{t('noTokens')}</p>;
  return (
    <>
      <ul className="cc-plain-list">
        {rep.tokens.slice(0, shown).map((token) => (
          <li key={token.tokenId}>
            <span>
              <time dateTime={token.issuedAt}>{formats.moment(token.issuedAt)}</time>
              {token.askedBy &&
                ` · ${token.askedBy.name ? nameOf(token.askedBy.name) : t(`askers.${token.askedBy.kind}`)}`}
              <Fate token={token} />
            </span>
            {mayChange && isGood(token) && (
              <RowAction
                label={t('revokeTokenOf', { when: formats.moment(token.issuedAt) })}
                onClick={() => setLeaving(token)}
              >
                {t('revoke')}
              </RowAction>
            )}
          </li>
        ))}
      </ul>
      {leaving && <RevokeToken token={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

const isGood = ({ revokedAt, expiresAt }: LedgerToken) => !revokedAt && Date.parse(expiresAt) > Date.now();

function Fate({ token }: { token: LedgerToken }) {
  const t = useTranslations('reps');
  const formats = useFormats();
  const { revokedAt, expiresAt } = token;
  const words = revokedAt ? t('revokedWhen', { when: formats.moment(revokedAt) }) : t(isGood(token) ? 'goodUntil' : 'ranOut', { when: formats.moment(expiresAt) }); // prettier-ignore
  return <span className="cc-second-line">{words}</span>;
}
