import type { Overview } from '@cordboard/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { isAtLeast, useMe } from '../../session/use-session.js';
import { useLatestCheck } from '../twilio/api/twilio-checks.js';

/** What somebody has to do something about, each with the place where it is done. Nothing while all is well. */
export function NeedsYou({ figures }: { figures: Overview | undefined }) {
  const t = useTranslations('overview');
  const mayChange = isAtLeast(useMe().admin.role, 'admin');
  const { data: check } = useLatestCheck(true);
  const broken = check?.findings.filter(({ state, severity }) => state === 'failed' && severity === 'error') ?? [];
  const unreachable = figures?.missedBecause.find(({ reason }) => reason === 'nobody-reachable')?.calls ?? 0;
  if (broken.length === 0 && unreachable === 0) return null;
  return (
    <section className="cc-card cc-needs-you" aria-labelledby="needs-you">
      <header className="cc-card-head">
        <h2 id="needs-you">{t('needsYou')}</h2>
      </header>
      <ul>
        {broken.length > 0 && (
          <li>
            <span>
              <strong>{t('twilioBroken')}</strong>
              <span className="cc-second-line">{t('twilioFindings', { count: broken.length })}</span>
            </span>
            {mayChange && (
              <Link to="/twilio" className="cc-link">
                {t('toTwilio')}
              </Link>
            )}
          </li>
        )}
        {unreachable > 0 && (
          <li>
            <span>
              <strong>{t('nobodyReachable', { count: unreachable })}</strong>
              <span className="cc-second-line">{t('missedRemedies.nobody-reachable')}</span>
            </span>
            <Link to="/reps" className="cc-link">
              {t('toReps')}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
