import type { DestinationVerdict } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { PartyName } from '../../format/party-name.js';
import { useFormats } from '../../format/use-formats.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useTryDestination } from './api/calling-rules.js';

/** Answers by the rules as they are saved. Nothing is called. */
export function TryCard() {
  const t = useTranslations('callingRules');
  const attempt = useTryDestination();
  const [number, setNumber] = useState('');
  return (
    <form
      className="cc-card cc-pad"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim()) attempt.mutate(number.trim());
      }}
    >
      <h2>{t('try.title')}</h2>
      <div className="cc-try">
        <TextInput
          label={t('try.number')}
          description={t('try.hint')}
          placeholder="+44 20 7946 0018"
          inputMode="tel"
          autoComplete="off"
          maxLength={120}
          value={number}
          onChange={({ currentTarget }) => {
            setNumber(currentTarget.value);
            attempt.reset();
          }}
        />
        <Button type="submit" loading={attempt.isPending}>
          {t('try.action')}
        </Button>
      </div>
      {attempt.error && <ProblemNotice problem={toProblem(attempt.error)} />}
      {/* Always there, so that what appears in it is read out. */}
      <div role="status">{attempt.data && <Verdict verdict={attempt.data} />}</div>
    </form>
  );
}

function Verdict({ verdict }: { verdict: DestinationVerdict }) {
  const t = useTranslations('callingRules');
  const formats = useFormats();
  const { isAllowed, number, country, numberKind, exception, problem } = verdict;
  const place = country && formats.country(country);
  const known = [place, numberKind && t(`numberKinds.${numberKind}`)].filter((word) => word);
  return (
    <Notice
      tone={isAllowed ? 'ok' : 'warning'}
      icon={isAllowed ? 'check' : 'alert'}
      title={isAllowed ? t('try.allowed') : t('try.refused')}
      role="none"
    >
      {number && (
        <p>
          <strong>
            <PartyName party={number} />
          </strong>
          {known.length > 0 && ` · ${known.join(' · ')}`}
        </p>
      )}
      {exception && <p>{t('try.byException', { prefix: exception })}</p>}
      {problem && <p>{t(`problems.${problem}`)}</p>}
    </Notice>
  );
}
