import type { ClientDetails } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useCallerName } from '../../format/use-caller-name.js';
import { useFormats } from '../../format/use-formats.js';
import { isAtLeast, useMe } from '../../session/use-session.js';
import { Drawer } from '../../shell/drawer.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { OwnSettings } from '../teams/own-settings.js';
import { useClient } from './api/clients.js';
import { RepDevices } from './rep-devices.js';
import { RepDialog, type RepAction } from './rep-dialogs.js';
import { RepState } from './rep-state.js';
import { RepTokens } from './rep-tokens.js';

/** Can this person be called? If not, since when, and why; and what can be done about it. */
export function RepDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('reps');
  const client = useClient(id);
  return (
    <Drawer title={client.data?.displayName ?? t('rep')} onClose={onClose}>
      {client.isPending && <Waiting>{t('readingRep')}</Waiting>}
      {client.error && <ProblemNotice problem={toProblem(client.error)} onRetry={() => void client.refetch()} />}
      {client.data && <Details rep={client.data} onRemoved={onClose} />}
    </Drawer>
  );
}

function Details({ rep, onRemoved }: { rep: ClientDetails; onRemoved: () => void }) {
  const t = useTranslations('reps');
  const formats = useFormats();
  const { admin } = useMe();
  const [action, setAction] = useState<RepAction | null>(null);
  const mayChange = isAtLeast(admin.role, 'admin');
  const names = [rep.name, ...rep.formerNames.map(({ name }) => name)];
  return (
    <>
      <div className="cc-pad">
        <p className="cc-mono cc-muted">{rep.name}</p>
        {rep.crmUser !== null && <p className="cc-hint">{t('crmUser', { name: rep.crmUser })}</p>}
        <RepState rep={rep} />
        <Why rep={rep} />
        {rep.formerNames.map(({ name, ringsUntil }) => (
          <p key={name} className="cc-hint">
            {Date.parse(ringsUntil) > Date.now()
              ? t('formerRings', { name, until: formats.moment(ringsUntil) })
              : t('former', { name })}
          </p>
        ))}
        <OwnSettings rep={rep} mayChange={mayChange} />
        <h3>{t('devices')}</h3>
        <RepDevices rep={rep} mayChange={mayChange} />
        <h3>{t('tokens')}</h3>
        <RepTokens rep={rep} mayChange={mayChange} />
        <p className="cc-row-actions">
          {names.map((name) => (
            <Link key={name} to="/calls" search={{ q: name }} className="cc-link">
              {t('calls', { name })}
            </Link>
          ))}
          {mayChange && (
            <Link to="/audit-log" search={{ target: rep.id }} className="cc-link">
              {t('auditLog')}
            </Link>
          )}
        </p>
      </div>
      {mayChange && (
        <footer className="cc-card-foot">
          <div className="cc-actions">
            <Button onClick={() => setAction('rename')}>{t('rename')}</Button>
            <Button onClick={() => setAction(rep.state === 'suspended' ? 'resume' : 'suspend')}>
              {t(rep.state === 'suspended' ? 'resume' : 'suspend')}
            </Button>
            <Button variant="subtle" color="red" onClick={() => setAction('revoke')}>
              {t('revokeTokens')}
            </Button>
            <Button variant="subtle" color="red" onClick={() => setAction('remove')}>
              {t('remove')}
            </Button>
          </div>
        </footer>
      )}
      {action && <RepDialog action={action} rep={rep} onClose={() => setAction(null)} onRemoved={onRemoved} />}
    </>
  );
}

/** Why this rep cannot be called, and what to do about it. */
function Why({ rep: { state, suspendedBy, since } }: { rep: ClientDetails }) {
  const t = useTranslations('reps');
  const nameOf = useCallerName();
  if (state === 'suspended') {
    return (
      <Notice role="none" tone="danger" icon="ban" title={t('whySuspended', { by: nameOf(suspendedBy ?? '') })}>
        <p>{t('whySuspendedRemedy')}</p>
      </Notice>
    );
  }
  if (state !== 'unreachable') return null;
  return (
    <Notice role="none" tone="warning" icon="alert" title={t(since ? 'whyUnreachable' : 'whyNeverReachable')}>
      <p>{t('whyUnreachableRemedy')}</p>
    </Notice>
  );
}
