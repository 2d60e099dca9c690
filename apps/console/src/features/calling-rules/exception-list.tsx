import type { CallingException } from '@cordboard/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RowAction } from '../../list/row-action.js';
import type { TypedException } from './rules-values.js';

export interface ExceptionListProps extends AddExceptionProps {
  exceptions: readonly CallingException[];
  onChange: (exceptions: CallingException[]) => void;
}

/** Numbers that are decided upon by how they begin, whatever their country and kind. */
export function ExceptionList({ exceptions, onChange, ...adding }: ExceptionListProps) {
  const t = useTranslations('callingRules');
  return (
    <fieldset className="cc-exceptions">
      <legend>{t('exceptions.title')}</legend>
      <p className="cc-hint">{t('exceptions.hint')}</p>
      {exceptions.length > 0 && (
        <ul>
          {exceptions.map(({ prefix, allows, note }) => (
            <li key={prefix}>
              <span className="cc-mono">{prefix}</span>
              <span className={allows ? 'cc-tag cc-tag-ok' : 'cc-tag cc-tag-warning'}>
                {allows ? t('exceptions.allowed') : t('exceptions.denied')}
              </span>
              <span className="cc-muted">{note}</span>
              <RowAction
                label={t('exceptions.removeOf', { prefix })}
                onClick={() => onChange(exceptions.filter((one) => one.prefix !== prefix))}
              >
                {t('exceptions.remove')}
              </RowAction>
            </li>
          ))}
        </ul>
      )}
      <AddException {...adding} />
    </fieldset>
  );
}

interface AddExceptionProps {
  typed: TypedException;
  error: ReactNode;
  onType: (typed: TypedException) => void;
  onAdd: () => void;
}

/** Inside a form of which it is a part: it adds to what is saved with the rest. */
function AddException({ typed, error, onType, onAdd }: AddExceptionProps) {
  const t = useTranslations('callingRules');
  const type = (changes: Partial<TypedException>) => onType({ ...typed, ...changes });
  return (
    <div className="cc-form-row cc-add-exception">
      <TextInput
        label={t('exceptions.prefix')}
        placeholder="+1500555"
        inputMode="tel"
        autoComplete="off"
        value={typed.prefix}
        error={error}
        onChange={({ currentTarget }) => type({ prefix: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onAdd();
        }}
      />
      <NativeSelect
        label={t('exceptions.verdict')}
        data={[
          { value: 'allow', label: t('exceptions.allow') },
          { value: 'deny', label: t('exceptions.deny') },
        ]}
        value={typed.verdict}
        onChange={({ currentTarget }) => type({ verdict: currentTarget.value })}
      />
      <TextInput
        label={t('exceptions.note')}
        autoComplete="off"
        maxLength={120}
        value={typed.note}
        onChange={({ currentTarget }) => type({ note: currentTarget.value })}
      />
      <Button onClick={onAdd}>{t('exceptions.add')}</Button>
    </div>
  );
}
