import type { AcceptedOperatorLink, OperatorMe } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { request, withBody, type Fetch } from '../../api/http.js';
import { ChoosePassword } from '../../invitation/choose-password.js';
import type { Session } from '../../session/session.js';
import { signInOrAsk } from '../../session/sign-in-or-ask.js';

export interface OperatorLinkPageProps {
  fetch: Fetch;
  token: string;
  session: Session<OperatorMe>;
  onDone: () => void;
}

export function OperatorLinkPage({ fetch, token, session, onDone }: OperatorLinkPageProps) {
  const t = useTranslations('operator');
  const accept = async (password: string) => {
    const answer = await request<AcceptedOperatorLink>(
      fetch,
      '/v1/operator/accept',
      withBody('POST', { token, password }),
    );
    await signInOrAsk(session, { email: answer.body.email, password });
    onDone();
  };
  return <ChoosePassword hasToken={token !== ''} lead={t('linkLead')} accept={accept} onLeave={onDone} />;
}
