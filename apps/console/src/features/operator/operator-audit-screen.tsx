import { auditActions } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { AuditLog } from '../audit/audit-screen.js';

const theirs = [
  'tenant',
  'calls',
  'operator',
  'session',
  'account',
  'second_factor',
  'master_key',
  'data_keys',
  'data_key',
];
const actions = auditActions.filter((action) => theirs.includes(action.split('.')[0] ?? ''));

/** What operators did, with companies as a whole and with their own accounts. */
export function OperatorAuditScreen() {
  const t = useTranslations('operator');
  return <AuditLog path="/v1/operator/audit-log" lead={t('auditLead')} actions={actions} />;
}
