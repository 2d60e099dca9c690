import type { ErrorCode } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import type { Translate } from '../language/translate.js';
import type { ApiProblem } from './api-problem.js';

export interface ProblemWords {
  readonly what: string;
  readonly remedy: string | null;
}

/**
 * What a person is told of a problem. The API speaks English, and to programs; the catalogues have words for each of its
 * codes. What a newer API says in a code that this page does not know is shown as it says it.
 */
export function useProblemWords(): (problem: ApiProblem) => ProblemWords {
  const t = useTranslations('problems');
  return (problem) => findWords(problem, t);
}

/** The same for what the API says went wrong on the way of something that it did in part. */
export function useFailureWords(): (failure: { code: string; detail: string; remedy: string }) => ProblemWords {
  const t = useTranslations('problems');
  return ({ code, detail, remedy }) => {
    const known = errorCodeIn(code, t);
    if (!known) return { what: detail, remedy };
    const said = { detail, twilio: detail, region: '?' };
    return { what: t(`codes.${known}.what`, said), remedy: t(`codes.${known}.remedy`) };
  };
}

const errorCodeIn = (code: string, t: Translate<'problems'>): ErrorCode | undefined =>
  t.has(`codes.${code as ErrorCode}.what`) ? (code as ErrorCode) : undefined;

function findWords({ code, details, kind, status }: ApiProblem, t: Translate<'problems'>): ProblemWords {
  if (kind === 'unreachable') return { what: t('unreachable.what'), remedy: t('unreachable.remedy') };
  if (kind === 'page') return { what: t('pageFailed.what'), remedy: t('pageFailed.remedy') };
  const { because } = details ?? {};
  if (because && t.has(`causes.${because}.what`)) {
    return { what: t(`causes.${because}.what`), remedy: t(`causes.${because}.remedy`) };
  }
  if (code && t.has(`codes.${code}.what`)) {
    const said = {
      detail: details?.detail ?? '',
      twilio: details?.twilio?.message ?? details?.detail ?? '',
      region: details?.region ?? '?',
    };
    return { what: t(`codes.${code}.what`, said), remedy: t(`codes.${code}.remedy`) };
  }
  const laterRemedy = status >= 500 ? t('status.remedy') : null;
  return {
    what: details?.detail ?? t('status.what', { status: String(status) }),
    remedy: details?.remedy ?? laterRemedy,
  };
}
