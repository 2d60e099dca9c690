import { AccountPage } from '../account/account-page.js';
import { useOperator, useOperatorSession } from './operator-session.js';

export function OperatorAccountScreen() {
  const session = useOperatorSession();
  const { email, secondFactor } = useOperator();
  return <AccountPage email={email} secondFactor={secondFactor} hasPassword onChanged={() => session.refresh()} />;
}
