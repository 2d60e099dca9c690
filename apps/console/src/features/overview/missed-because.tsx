import type { Overview } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';

/** Why calls were missed, the commonest reason first, each with what can be done about it. */
export function MissedBecause({ reasons }: { reasons: Overview['missedBecause'] }) {
  const t = useTranslations('overview');
  const formats = useFormats();
  return (
    <section className="cc-card" aria-labelledby="missed-because">
      <header className="cc-card-head">
        <h2 id="missed-because">{t('whyMissed')}</h2>
      </header>
      <dl className="cc-pad cc-reasons">
        {reasons.map(({ reason, calls }) => (
          <div key={reason}>
            <dt>{t(`missedReasons.${reason}`)}</dt>
            <dd>{formats.whole(calls)}</dd>
            <dd className="cc-hint">{t(`missedRemedies.${reason}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
