import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { EmptyState } from '../../shell/empty-state.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useClients } from '../reps/api/clients.js';
import { PracticePhone } from './practice-phone.js';

/** The softphone as reps will have it, here in the console: a call of one's own proves the whole way to Twilio and back. */
export function PracticeCard() {
  const t = useTranslations('embed');
  const clients = useClients({});
  const reps = clients.data?.pages.flatMap(({ data }) => data) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const rep = chosen ?? reps[0]?.name;
  return (
    <section className="cc-card cc-pad" aria-labelledby="embed-practice">
      <h2 id="embed-practice">{t('practice.title')}</h2>
      <p className="cc-muted">{t('practice.text')}</p>
      {clients.isPending && <Waiting>{t('practice.reading')}</Waiting>}
      {clients.error && <ProblemNotice problem={toProblem(clients.error)} onRetry={() => void clients.refetch()} />}
      {clients.isSuccess && rep === undefined && (
        <EmptyState title={t('practice.nobodyTitle')} text={t('practice.nobodyText')}>
          <Link to="/reps" className="cc-link">
            {t('practice.toReps')}
          </Link>
        </EmptyState>
      )}
      {rep !== undefined && (
        <NativeSelect
          label={t('practice.as')}
          description={t('practice.asHint')}
          data={reps.map(({ name, displayName }) => ({ value: name, label: displayName }))}
          value={rep}
          disabled={isOpen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      )}
      {rep !== undefined && !isOpen && (
        <div className="cc-actions">
          <Button variant="filled" onClick={() => setOpen(true)}>
            {t('practice.try')}
          </Button>
        </div>
      )}
      {rep !== undefined && isOpen && <PracticePhone rep={rep} onClose={() => setOpen(false)} />}
    </section>
  );
}
