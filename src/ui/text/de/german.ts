import type { Catalogue } from '../catalogue.ts';
import { START_GERMAN } from './start.ts';

/** The words of the page in German, fetched as a whole. */
export const GERMAN: Catalogue = {
  start: START_GERMAN,
};
