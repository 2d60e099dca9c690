import { embedOrigin, type SeenOrigin } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useFormats } from '../../format/use-formats.js';
import { ListCard } from '../../list/list-card.js';
import { ListTable } from '../../list/list-table.js';
import { RowAction } from '../../list/row-action.js';
import { EmptyState } from '../../shell/empty-state.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useAllowOrigin, useEmbedOrigins, useRemoveOrigin } from './api/embed-origins.js';

/** Which pages may have the softphone, where it was seen, and who was turned away. */
export function OriginsCard() {
  const t = useTranslations('embed');
  const origins = useEmbedOrigins();
  const allow = useAllowOrigin();
  const remove = useRemoveOrigin();
  const rows = origins.data?.data ?? [];
  const problem = allow.error ?? remove.error;
  return (
    <section aria-labelledby="embed-origins" className="cc-stack">
      <h2 id="embed-origins">{t('origins.title')}</h2>
      {origins.data?.enforced === false && (
        <Notice tone="warning" icon="info" title={t('origins.openTitle')} role="none">
          <p>{t('origins.openText')}</p>
        </Notice>
      )}
      <AllowForm isBusy={allow.isPending} onAllow={(origin, done) => allow.mutate({ origin }, { onSuccess: done })} />
      {problem && <ProblemNotice problem={toProblem(problem)} />}
      <ListCard
        query={origins}
        reading={t('origins.reading')}
        isEmpty={rows.length === 0}
        empty={<EmptyState title={t('origins.emptyTitle')} text={t('origins.emptyText')} />}
        status={t('origins.exact')}
      >
        <ListTable
          columns={[
            { head: t('origins.origin'), cell: ({ origin }) => origin, isCode: true },
            { head: t('origins.state'), cell: (row) => <State row={row} /> },
          ]}
          rows={rows}
          keyOf={({ origin }) => origin}
          actions={({ origin, allowed }) =>
            allowed ? (
              <RowAction label={t('origins.removeOf', { origin })} onClick={() => remove.mutate(origin)}>
                {t('origins.remove')}
              </RowAction>
            ) : (
              <Button
                size="compact-sm"
                aria-label={t('origins.allowOf', { origin })}
                onClick={() => allow.mutate({ origin })}
              >
                {t('origins.allow')}
              </Button>
            )
          }
        />
      </ListCard>
    </section>
  );
}

function State({ row: { allowed, seenAt, refusedAt } }: { row: SeenOrigin }) {
  const t = useTranslations('embed');
  const formats = useFormats();
  return (
    <span>
      {allowed ? (
        <span className="cc-tag cc-tag-ok">{t('origins.allowed')}</span>
      ) : (
        <span className="cc-tag cc-tag-warning">{refusedAt ? t('origins.refused') : t('origins.unlisted')}</span>
      )}
      <span className="cc-second-line">
        {seenAt ? t('origins.seen', { when: formats.moment(seenAt) }) : t('origins.unseen')}
        {refusedAt && ` ${t('origins.refusedAt', { when: formats.moment(refusedAt) })}`}
      </span>
    </span>
  );
}

/** What people paste is often a page's whole address; its origin is what counts. */
function originIn(text: string): string {
  const typed = text.trim();
  return URL.canParse(typed) ? new URL(typed).origin : typed;
}

interface AllowFormProps {
  isBusy: boolean;
  onAllow: (origin: string, done: () => void) => void;
}

function AllowForm({ isBusy, onAllow }: AllowFormProps) {
  const t = useTranslations('embed');
  const check = checkWith(embedOrigin, t('origins.wrong'));
  const form = useForm({ initialValues: { origin: '' }, validate: { origin: (text) => check(originIn(text)) } });
  useDraft(form, 'embed-origin');
  return (
    <form
      className="cc-card cc-pad"
      noValidate
      onSubmit={form.onSubmit(({ origin }) => onAllow(originIn(origin), () => form.reset()))}
    >
      <TextInput
        label={t('origins.add')}
        description={t('origins.addHint')}
        placeholder="https://crm.example.com"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('origin')}
      />
      <div className="cc-actions">
        <Button type="submit" variant="filled" loading={isBusy}>
          {t('origins.allow')}
        </Button>
      </div>
    </form>
  );
}
