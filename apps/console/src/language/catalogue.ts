import type { english } from './english.js';
import type { Translated } from './translated.js';

/** All texts of the console, in whichever language. */
export type Catalogue = Translated<typeof english>;
