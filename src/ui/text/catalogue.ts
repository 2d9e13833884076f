import type { CHARTS_ENGLISH } from './en/charts.ts';
import type { CLAIMS_ENGLISH } from './en/claims.ts';
import type { COMPARISON_ENGLISH } from './en/comparison.ts';
import type { CONTROLS_ENGLISH } from './en/controls.ts';
import type { EMBED_ENGLISH } from './en/embed.ts';
import type { EXPORT_ENGLISH } from './en/export.ts';
import type { FIGURES_ENGLISH } from './en/figures.ts';
import type { FOOTER_ENGLISH } from './en/footer.ts';
import type { GLOSSARY_ENGLISH } from './en/glossary.ts';
import type { HEADER_ENGLISH } from './en/header.ts';
import type { LECTURE_ENGLISH } from './en/lecture.ts';
import type { LESSONS_ENGLISH } from './en/lessons.ts';
import type { LIBRARY_ENGLISH } from './en/library.ts';
import type { MEASURE_ENGLISH } from './en/measure.ts';
import type { MICROSCOPE_ENGLISH } from './en/microscope.ts';
import type { OFFLINE_ENGLISH } from './en/offline.ts';
import type { PAGE_ENGLISH } from './en/page.ts';
import type { PANELS_ENGLISH } from './en/panels.ts';
import type { PLANE_ENGLISH } from './en/plane.ts';
import type { QUANTITIES_ENGLISH } from './en/quantities.ts';
import type { SHORTCUTS_ENGLISH } from './en/shortcuts.ts';
import type { START_ENGLISH } from './en/start.ts';
import type { WORKBENCH_ENGLISH } from './en/workbench.ts';
import type { Words } from './words-type.ts';

/** The English words of every room of the page, from which those of other languages have their shape. */
interface Rooms {
  readonly charts: typeof CHARTS_ENGLISH;
  readonly claims: typeof CLAIMS_ENGLISH;
  readonly comparison: typeof COMPARISON_ENGLISH;
  readonly controls: typeof CONTROLS_ENGLISH;
  readonly embed: typeof EMBED_ENGLISH;
  readonly export: typeof EXPORT_ENGLISH;
  readonly figures: typeof FIGURES_ENGLISH;
  readonly footer: typeof FOOTER_ENGLISH;
  readonly glossary: typeof GLOSSARY_ENGLISH;
  readonly header: typeof HEADER_ENGLISH;
  readonly lecture: typeof LECTURE_ENGLISH;
  readonly lessons: typeof LESSONS_ENGLISH;
  readonly library: typeof LIBRARY_ENGLISH;
  readonly measure: typeof MEASURE_ENGLISH;
  readonly microscope: typeof MICROSCOPE_ENGLISH;
  readonly offline: typeof OFFLINE_ENGLISH;
  readonly page: typeof PAGE_ENGLISH;
  readonly panels: typeof PANELS_ENGLISH;
  readonly plane: typeof PLANE_ENGLISH;
  readonly quantities: typeof QUANTITIES_ENGLISH;
  readonly shortcuts: typeof SHORTCUTS_ENGLISH;
  readonly start: typeof START_ENGLISH;
  readonly workbench: typeof WORKBENCH_ENGLISH;
}

/** All words of the page in one language. */
export type Catalogue = Words<Rooms>;
export type Room = keyof Catalogue;
