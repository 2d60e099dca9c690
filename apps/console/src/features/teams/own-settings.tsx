import type { Client, EffectiveConfig, Overrides } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Fragment, useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { RowAction } from '../../list/row-action.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useEffectiveConfig, usePutOwnValues } from './api/effective-config.js';
import { RepTeam } from './rep-team.js';
import { fields, useValues, type Field } from './use-values.js';
import { ValuesDialog } from './values-dialog.js';

/** What holds for this rep, and whose each value is: their own, their team's or the company's. */
export function OwnSettings({ rep, mayChange }: { rep: Client; mayChange: boolean }) {
  const t = useTranslations('teams');
  const effective = useEffectiveConfig(rep.id);
  return (
    <>
      <h3>{t('ownSettings')}</h3>
      <RepTeam rep={rep} mayChange={mayChange} />
      {effective.isPending && <Waiting>{t('reading')}</Waiting>}
      {effective.error && (
        <ProblemNotice problem={toProblem(effective.error)} onRetry={() => void effective.refetch()} />
      )}
      {effective.data && <Values rep={rep} config={effective.data} mayChange={mayChange} />}
    </>
  );
}

const ownValuesOf = ({ applicationSid, callerId, edge }: EffectiveConfig): Overrides => ({
  applicationSid: applicationSid.origin === 'rep' ? applicationSid.value : null,
  callerId: callerId.origin === 'rep' ? callerId.value : null,
  edge: edge.origin === 'rep' ? edge.value : null,
});

function Values({ rep, config, mayChange }: { rep: Client; config: EffectiveConfig; mayChange: boolean }) {
  const t = useTranslations('teams');
  const showValue = useValues();
  const [isOpen, setOpen] = useState(false);
  const put = usePutOwnValues(rep.id);
  const own = ownValuesOf(config);
  const save = (changes: { values: Overrides; version: string }) =>
    put.mutate(changes, {
      onSuccess: () => {
        notifications.show({ message: t('savedOf', { name: rep.displayName }) });
        setOpen(false);
      },
    });
  const current = put.error ? toProblem(put.error).details?.currentClientConfig : undefined;
  const inherited = (field: Field) =>
    t(`inherited.${config[field].inherited.origin === 'team' ? 'team' : 'tenant'}`, {
      value: showValue(field, config[field].inherited.value),
    });
  return (
    <>
      <dl className="cc-own">
        {fields.map((field) => {
          const { value, origin, inherited: next } = config[field];
          return (
            <Fragment key={field}>
              <dt>{t(`fields.${field}`)}</dt>
              <dd>
                <span className={field === 'applicationSid' && value ? 'cc-mono' : undefined}>
                  {showValue(field, value)}
                </span>
                <span className="cc-tag cc-tag-line">{t(`origins.${origin}`, { team: rep.team?.name ?? '' })}</span>
                {origin === 'rep' && mayChange && (
                  <RowAction
                    isHarmless
                    label={t(`resetOf.${next.origin === 'team' ? 'team' : 'tenant'}`, { field: t(`fields.${field}`) })}
                    isBusy={put.isPending && put.variables.values[field] === null}
                    onClick={() => save({ values: { ...own, [field]: null }, version: config.version })}
                  >
                    {t(`reset.${next.origin === 'team' ? 'team' : 'tenant'}`)}
                  </RowAction>
                )}
              </dd>
            </Fragment>
          );
        })}
      </dl>
      {put.error && !isOpen && <ProblemNotice problem={toProblem(put.error)} />}
      {mayChange && (
        <p>
          <Button
            size="compact-sm"
            onClick={() => {
              put.reset();
              setOpen(true);
            }}
          >
            {t('changeOwn')}
          </Button>
        </p>
      )}
      {isOpen && (
        <ValuesDialog
          title={t('ownTitle', { name: rep.displayName })}
          draftName={`own-${rep.id}`}
          saved={{ values: own, version: config.version }}
          inherited={inherited}
          isSaving={put.isPending}
          error={put.error}
          theirs={current && { values: ownValuesOf(current), version: current.version }}
          onSave={save}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
