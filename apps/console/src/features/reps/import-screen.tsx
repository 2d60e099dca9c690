import { Notice } from '@cordboard/ui';
import { Button, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { toCsv } from './api/import-clients.js';
import { ImportPreview } from './import-preview.js';
import { useImport, type ImportState } from './use-import.js';

const sample = toCsv([
  { name: 'mara_holt', displayName: 'Mara Holt', team: 'Support' },
  { name: 'ravi_okonjo', displayName: 'Ravi Okonjo', team: null },
]);

/** Choose, look, import: nothing is registered before its admin has seen what would be. */
export function ImportScreen() {
  const t = useTranslations('reps.import');
  const { state, check, start, stop, again } = useImport();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Link to="/reps" className="cc-link">
          {t('back')}
        </Link>
      }
    >
      <div className="cc-stack">
        {state.phase === 'choosing' && <Choose problem={state.problem} onCheck={(csv) => void check(csv)} />}
        {state.phase === 'checking' && <Waiting>{t('checking')}</Waiting>}
        {state.phase === 'checked' && (
          <ImportPreview
            report={state.report}
            onImport={() => void start(state.report, state)}
            onMakeTeams={() => void check(state.csv, { createTeams: true })}
            onAgain={again}
          />
        )}
        {state.phase === 'importing' && <Progress state={state} onStop={stop} />}
        {state.phase === 'ended' && <Ended state={state} onAgain={again} />}
      </div>
    </Page>
  );
}

function Choose({
  problem,
  onCheck,
}: {
  problem: Extract<ImportState, { phase: 'choosing' }>['problem'];
  onCheck: (csv: string) => void;
}) {
  const t = useTranslations('reps.import');
  const [text, setText] = useState('');
  return (
    <form
      className="cc-card cc-pad cc-form"
      onSubmit={(event) => {
        event.preventDefault();
        onCheck(text);
      }}
    >
      <label className="cc-file">
        <strong>{t('file')}</strong>
        <input
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={({ currentTarget: { files } }) => void files?.[0]?.text().then(onCheck)}
        />
        <span className="cc-hint">{t('fileHint')}</span>
      </label>
      <a className="cc-link" download="reps.csv" href={`data:text/csv;charset=utf-8,${encodeURIComponent(sample)}`}>
        {t('sample')}
      </a>
      <Textarea
        label={t('paste')}
        rows={6}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className="cc-actions">
        <Button type="submit" variant="filled" disabled={text.trim() === ''}>
          {t('check')}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}

function Progress({ state, onStop }: { state: Extract<ImportState, { phase: 'importing' }>; onStop: () => void }) {
  const t = useTranslations('reps.import');
  const words = t('progress', { done: state.registered, total: state.report.created });
  return (
    <div className="cc-card cc-pad">
      <progress className="cc-progress" aria-label={words} max={state.report.created} value={state.registered} />
      <p role="status">{words}</p>
      <div className="cc-actions">
        <Button onClick={onStop}>{t('stop')}</Button>
      </div>
    </div>
  );
}

function Ended({ state, onAgain }: { state: Extract<ImportState, { phase: 'ended' }>; onAgain: () => void }) {
  const t = useTranslations('reps.import');
  const { how, registered, report } = state;
  const isDone = how === 'done';
  const word = isDone ? 'done' : how === 'stopped' ? 'stopped' : 'failed';
  return (
    <>
      <Notice
        tone={isDone ? 'ok' : 'warning'}
        icon={isDone ? 'check' : 'alert'}
        title={t(word, { count: registered })}
        action={<Button onClick={onAgain}>{t('another')}</Button>}
      >
        {report.refused > 0 && <p>{t('leftOut', { count: report.refused })}</p>}
      </Notice>
      {typeof how !== 'string' && <ProblemNotice problem={how} />}
    </>
  );
}
