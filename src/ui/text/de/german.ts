import type { Catalogue } from '../catalogue.ts';
import { FOOTER_GERMAN } from './footer.ts';
import { GLOSSARY_GERMAN } from './glossary.ts';
import { HEADER_GERMAN } from './header.ts';
import { LIBRARY_GERMAN } from './library.ts';
import { PAGE_GERMAN } from './page.ts';
import { START_GERMAN } from './start.ts';

/** The words of the page in German, fetched as a whole. */
export const GERMAN: Catalogue = {
  footer: FOOTER_GERMAN,
  glossary: GLOSSARY_GERMAN,
  header: HEADER_GERMAN,
  library: LIBRARY_GERMAN,
  page: PAGE_GERMAN,
  start: START_GERMAN,
};
