import type { ClientDetails } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useDeviceName } from '../../format/use-device-name.js';
import { useFormats } from '../../format/use-formats.js';
import { RowAction } from '../../list/row-action.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useEndDevice } from './api/clients.js';

/** Where this rep is signed in. */
export function RepDevices({ rep, mayChange }: { rep: ClientDetails; mayChange: boolean }) {
  const t = useTranslations('reps');
  const formats = useFormats();
  const nameOf = useDeviceName();
  const end = useEndDevice(rep);
  if (rep.devices.length === 0) return <p className="cc-muted">{t('noDevices')}</p>;
  return (
    <>
      <ul className="cc-plain-list">
        {rep.devices.map(({ id, device, origin, lastSeenAt, since }) => (
          <li key={id}>
            <span title={t('signedInSince', { when: formats.moment(since) })}>
              {nameOf(device)}
              <span className="cc-second-line">{t('deviceSeen', { origin, age: formats.age(lastSeenAt) })}</span>
            </span>
            {mayChange && (
              <RowAction
                label={t('signOutDevice', { device: nameOf(device) })}
                isBusy={end.isPending && end.variables === id}
                onClick={() =>
                  end.mutate(id, {
                    onSuccess: () => notifications.show({ message: t('deviceSignedOut', { device: nameOf(device) }) }),
                  })
                }
              >
                {t('signOut')}
              </RowAction>
            )}
          </li>
        ))}
      </ul>
      {end.error && <ProblemNotice problem={toProblem(end.error)} />}
    </>
  );
}
