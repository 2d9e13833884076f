import type { Catalogue } from '../catalogue.ts';
import { CHARTS_GERMAN } from './charts.ts';
import { CLAIMS_GERMAN } from './claims.ts';
import { COMPARISON_GERMAN } from './comparison.ts';
import { CONTROLS_GERMAN } from './controls.ts';
import { EMBED_GERMAN } from './embed.ts';
import { EXPORT_GERMAN } from './export.ts';
import { FIGURES_GERMAN } from './figures.ts';
import { FOOTER_GERMAN } from './footer.ts';
import { GLOSSARY_GERMAN } from './glossary.ts';
import { HEADER_GERMAN } from './header.ts';
import { LECTURE_GERMAN } from './lecture.ts';
import { LESSONS_GERMAN } from './lessons.ts';
import { LIBRARY_GERMAN } from './library.ts';
import { MEASURE_GERMAN } from './measure.ts';
import { MICROSCOPE_GERMAN } from './microscope.ts';
import { OFFLINE_GERMAN } from './offline.ts';
import { PAGE_GERMAN } from './page.ts';
import { PANELS_GERMAN } from './panels.ts';
import { PLANE_GERMAN } from './plane.ts';
import { QUANTITIES_GERMAN } from './quantities.ts';
import { SHORTCUTS_GERMAN } from './shortcuts.ts';
import { START_GERMAN } from './start.ts';
import { WORKBENCH_GERMAN } from './workbench.ts';

/** The words of the page in German, fetched as a whole. */
export const GERMAN: Catalogue = {
  charts: CHARTS_GERMAN,
  claims: CLAIMS_GERMAN,
  comparison: COMPARISON_GERMAN,
  controls: CONTROLS_GERMAN,
  embed: EMBED_GERMAN,
  export: EXPORT_GERMAN,
  figures: FIGURES_GERMAN,
  footer: FOOTER_GERMAN,
  glossary: GLOSSARY_GERMAN,
  header: HEADER_GERMAN,
  lecture: LECTURE_GERMAN,
  lessons: LESSONS_GERMAN,
  library: LIBRARY_GERMAN,
  measure: MEASURE_GERMAN,
  microscope: MICROSCOPE_GERMAN,
  offline: OFFLINE_GERMAN,
  page: PAGE_GERMAN,
  panels: PANELS_GERMAN,
  plane: PLANE_GERMAN,
  quantities: QUANTITIES_GERMAN,
  shortcuts: SHORTCUTS_GERMAN,
  start: START_GERMAN,
  workbench: WORKBENCH_GERMAN,
};
