import { defaultCallingLimits, type CallingRules, type CallingUse } from '@cordboard/contracts';
import { TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { FormOf } from '../../drafts/form-of.js';
import { useCallingUse } from './api/calling-rules.js';
import { limitKeys, type LimitKey, type RulesValues } from './rules-values.js';

export interface LimitsProps {
  saved: CallingRules;
  form: FormOf<RulesValues>;
}

/** How much may be called, and beside each limit how much of it is used now. */
export function Limits({ saved, form }: LimitsProps) {
  const t = useTranslations('callingRules');
  const use = useCallingUse().data;
  const usedOf = (key: LimitKey): string => {
    const used = use && usedBy(use)[key];
    return used === undefined ? '' : t(`limits.${key}.used`, { used });
  };
  return (
    <fieldset className="cc-limits">
      <legend>{t('limits.title')}</legend>
      <p className="cc-hint">{t('limits.hint')}</p>
      <div className="cc-form-row">
        {limitKeys.map((key) => (
          <TextInput
            key={key}
            label={t(`limits.${key}.label`)}
            description={`${usedOf(key)} ${t(`limits.sources.${saved.sources[key]}`, { limit: defaultCallingLimits[key] })}`}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps(key)}
          />
        ))}
      </div>
    </fieldset>
  );
}

const usedBy = ({ concurrentCalls, callsOfBusiestRep, secondsToday }: CallingUse): Record<LimitKey, number> => ({
  concurrentCalls,
  callsPerRepAndMinute: callsOfBusiestRep,
  minutesPerDay: Math.ceil(secondsToday / 60),
});
