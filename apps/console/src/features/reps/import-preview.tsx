import type { ClientImport, ImportedLine } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ListTable } from '../../list/list-table.js';

const mostShown = 200;
const order = { refused: 0, created: 1, unchanged: 2 };
const tones = { refused: 'danger', created: 'ok', unchanged: 'neutral' };

/** What would become of each line; the wrong ones first, since they are what has to be looked at. */
export function ImportPreview({
  report,
  onImport,
  onMakeTeams,
  onAgain,
}: {
  report: ClientImport;
  onImport: () => void;
  /** Checks again, so that it is seen what comes of it. */
  onMakeTeams: () => void;
  onAgain: () => void;
}) {
  const t = useTranslations('reps.import');
  const { created, refused, unchanged, teams } = report;
  const lacksTeams = report.lines.some(({ reason }) => reason === 'team_unknown');
  const lines = [...report.lines].sort((a, b) => order[a.outcome] - order[b.outcome] || a.line - b.line);
  return (
    <div className="cc-card">
      <div className="cc-card-head">
        <p role="status">{t('found', { created, unchanged, refused })}</p>
        <div className="cc-actions">
          <Button onClick={onAgain}>{t('another')}</Button>
          {lacksTeams && <Button onClick={onMakeTeams}>{t('makeTeams')}</Button>}
          {created > 0 && (
            <Button variant="filled" onClick={onImport}>
              {t(refused > 0 ? 'doWithout' : 'do', { count: created, refused })}
            </Button>
          )}
        </div>
      </div>
      {teams.length > 0 && (
        <p className="cc-pad">{t('makesTeams', { count: teams.length, teams: teams.join(', ') })}</p>
      )}
      {created === 0 && refused > 0 && <p className="cc-pad">{t('nothing')}</p>}
      <Lines lines={lines.slice(0, mostShown)} />
      {lines.length > mostShown && <footer className="cc-card-foot">{t('someShown', { count: mostShown })}</footer>}
    </div>
  );
}

function Lines({ lines }: { lines: ImportedLine[] }) {
  const t = useTranslations('reps');
  return (
    <ListTable
      columns={[
        { head: t('import.line'), cell: ({ line }) => line },
        { head: t('clientName'), cell: ({ name }) => name, isCode: true },
        { head: t('displayName'), cell: ({ displayName }) => displayName },
        { head: t('import.team'), cell: ({ team }) => team },
        { head: t('import.outcome'), cell: (line) => <Outcome line={line} /> },
      ]}
      rows={lines}
      keyOf={({ line }) => String(line)}
    />
  );
}

function Outcome({ line: { outcome, reason, suggestion } }: { line: ImportedLine }) {
  const t = useTranslations('reps.import');
  return (
    <span>
      <span className={`cc-tag cc-tag-${tones[outcome]}`}>{t(`outcomes.${outcome}`)}</span>
      {reason && (
        <span className="cc-second-line">
          {t(`reasons.${reason}`)} {suggestion && t('suggestion', { name: suggestion })}
        </span>
      )}
    </span>
  );
}
