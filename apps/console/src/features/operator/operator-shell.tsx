import { useTranslations } from 'use-intl';
import { ShellAround } from '../../shell/shell.js';
import { OperatorNavigation } from './operator-navigation.js';

export function OperatorShell() {
  const t = useTranslations('operator');
  return (
    <ShellAround>
      <OperatorNavigation label={t('navigation')} />
    </ShellAround>
  );
}
