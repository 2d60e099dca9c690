import { useTranslations } from 'use-intl';

/** What the API calls "Firefox on Linux", in the viewer's language. */
export function useDeviceName(): (device: string) => string {
  const t = useTranslations('shell');
  return (device) => {
    const [, browser, system] = /^(.+) on (.+)$/.exec(device) ?? [];
    if (browser && system) return t('device', { browser, system: system.replace(' or ', ` ${t('or')} `) });
    return device === 'Unknown device' ? t('unknownDevice') : device;
  };
}
