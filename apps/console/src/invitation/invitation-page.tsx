import type { AcceptedInvitation } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { request, withBody, type Fetch } from '../api/http.js';
import { signInOrAsk } from '../session/sign-in-or-ask.js';
import { useSession } from '../session/use-session.js';
import { ChoosePassword } from './choose-password.js';

export interface InvitationPageProps {
  fetch: Fetch;
  token: string;
  /** The admin is signed in, or has to sign in by hand. */
  onDone: () => void;
}

/** For an invitation, and for a link that sets a password anew. */
export function InvitationPage({ fetch, token, onDone }: InvitationPageProps) {
  const t = useTranslations('invitation');
  const session = useSession();
  const accept = async (password: string) => {
    const answer = await request<AcceptedInvitation>(
      fetch,
      '/v1/invitations/accept',
      withBody('POST', { token, password }),
    );
    await signInOrAsk(session, { email: answer.body.email, password });
    onDone();
  };
  return <ChoosePassword hasToken={token !== ''} lead={t('lead')} accept={accept} onLeave={onDone} />;
}
