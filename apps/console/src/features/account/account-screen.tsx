import { useMe, useSession } from '../../session/use-session.js';
import { AccountPage } from './account-page.js';

export function AccountScreen() {
  const session = useSession();
  const { admin } = useMe();
  return (
    <AccountPage
      email={admin.email}
      secondFactor={admin.secondFactor}
      hasPassword={admin.hasPassword}
      onChanged={() => session.refresh()}
    />
  );
}
