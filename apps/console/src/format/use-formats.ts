import { useLocale } from 'use-intl';
import { formatsFor, type Formats } from './formats.js';

/** Times, dates and numbers as the viewer writes them. */
export function useFormats(): Formats {
  return formatsFor(useLocale());
}
