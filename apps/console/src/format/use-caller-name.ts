import { useTranslations } from 'use-intl';

/** What the API calls whoever did something with an API key. */
const keyInApi = 'API key';

/** Who did something, as the API names them, in the viewer's language. */
export function useCallerName(): (by: string) => string {
  const t = useTranslations('shell');
  return (by) => (by === keyInApi ? t('anApiKey') : by);
}
