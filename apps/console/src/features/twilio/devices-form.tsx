import { changeTwilioConfig, mobilePlatforms, voiceEdges, type TwilioConfig } from '@cordboard/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useDraft } from '../../drafts/use-draft.js';
import { edgeName } from '../../format/edge-name.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useChangeTwilioConfig } from './api/twilio-config.js';
import { ConfigConflictNotice } from './config-conflict.js';
import { useSeenConfig } from './seen-config.js';

const textsOf = (config: TwilioConfig | undefined) => ({
  edge: config?.edge ?? '',
  ios: config?.pushCredentialSids.ios ?? '',
  android: config?.pushCredentialSids.android ?? '',
});

/** Where softphones enter Twilio's network, and with what mobile apps are woken. Twilio is not asked. */
export function DevicesForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('twilio');
  const { seen, see, conflictIn } = useSeenConfig();
  const change = useChangeTwilioConfig();
  const check = checkWith(changeTwilioConfig.shape.pushCredentialSids, t('devices.sidWrong'));
  const form = useForm({
    initialValues: textsOf(seen?.config),
    validate: {
      ios: (ios) => check({ ios: ios.trim() || null }),
      android: (android) => check({ android: android.trim() || null }),
    },
  });
  const draft = useDraft(form, 'twilio-devices', { ...(seen && { version: seen.etag }) });
  const problem = change.error ? toProblem(change.error) : null;
  const conflict = conflictIn(problem);
  const send = (etag: string | undefined) => {
    const { edge, ios, android } = form.getValues();
    change.mutate(
      {
        change: {
          edge: voiceEdges.find((each) => each === edge) ?? null,
          pushCredentialSids: { ios: ios.trim() || null, android: android.trim() || null },
        },
        etag,
      },
      {
        onSuccess: (saved) => {
          see(saved);
          form.reset();
          notifications.show({ message: t('devices.saved') });
          onDone();
        },
      },
    );
  };
  return (
    <form className="cc-form" noValidate onSubmit={form.onSubmit(() => send(draft.begunOn() ?? seen?.etag))}>
      <NativeSelect
        label={t('held.edge')}
        description={t('devices.edgeHint')}
        data={[
          { value: '', label: t('devices.nearest') },
          ...voiceEdges.map((edge) => ({ value: edge as string, label: edgeName(edge) ?? t('devices.roaming') })),
        ]}
        {...form.getInputProps('edge')}
      />
      {mobilePlatforms.map((platform) => (
        <TextInput
          key={platform}
          label={t(`devices.${platform}`)}
          description={t('devices.pushHint')}
          placeholder="CR…"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps(platform)}
        />
      ))}
      {conflict ? (
        <ConfigConflictNotice
          conflict={conflict}
          isBusy={change.isPending}
          onGoOn={() => send(conflict.etag)}
          onLeave={() => {
            form.reset();
            onDone();
          }}
        />
      ) : (
        problem && <ProblemNotice problem={problem} />
      )}
      <div className="cc-actions">
        <Button type="submit" variant="filled" loading={change.isPending} disabled={Boolean(conflict)}>
          {t('devices.save')}
        </Button>
        <Button onClick={onDone}>{t('leave')}</Button>
      </div>
    </form>
  );
}
