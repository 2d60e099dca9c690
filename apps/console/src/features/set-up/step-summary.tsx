import type { SetUpStep } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useParties } from '../../format/use-parties.js';
import { useClients } from '../reps/api/clients.js';
import { useTwilioConfig } from '../twilio/api/twilio-config.js';

/** What was chosen, in a line. */
export function StepSummary({ step }: { step: SetUpStep }) {
  const t = useTranslations('setUp');
  const parties = useParties();
  const config = useTwilioConfig().data?.config;
  const pages = useClients({}).data?.pages ?? [];
  const reps = pages.flatMap(({ data }) => data).length;
  switch (step) {
    case 'credentials':
      return t('summary.credentials', { sid: config?.accountSid ?? '' });
    case 'application':
      return t('summary.application', { sid: config?.applicationSid ?? '' });
    case 'caller-id':
      return config?.callerId ? parties.show(config.callerId) : null;
    case 'reps':
      return t('summary.reps', { count: reps, more: pages.at(-1)?.nextCursor ? '+' : '' });
    case 'embed':
      return t('summary.embed');
  }
}
