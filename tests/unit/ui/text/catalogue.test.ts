import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../../src/ui/text/catalogue.ts';
import { GERMAN } from '../../../../src/ui/text/de/german.ts';
import { CHARTS_ENGLISH } from '../../../../src/ui/text/en/charts.ts';
import { CLAIMS_ENGLISH } from '../../../../src/ui/text/en/claims.ts';
import { COMPARISON_ENGLISH } from '../../../../src/ui/text/en/comparison.ts';
import { CONTROLS_ENGLISH } from '../../../../src/ui/text/en/controls.ts';
import { EMBED_ENGLISH } from '../../../../src/ui/text/en/embed.ts';
import { EXPORT_ENGLISH } from '../../../../src/ui/text/en/export.ts';
import { FIGURES_ENGLISH } from '../../../../src/ui/text/en/figures.ts';
import { FOOTER_ENGLISH } from '../../../../src/ui/text/en/footer.ts';
import { GLOSSARY_ENGLISH } from '../../../../src/ui/text/en/glossary.ts';
import { HEADER_ENGLISH } from '../../../../src/ui/text/en/header.ts';
import { LECTURE_ENGLISH } from '../../../../src/ui/text/en/lecture.ts';
import { LESSONS_ENGLISH } from '../../../../src/ui/text/en/lessons.ts';
import { LIBRARY_ENGLISH } from '../../../../src/ui/text/en/library.ts';
import { MEASURE_ENGLISH } from '../../../../src/ui/text/en/measure.ts';
import { MICROSCOPE_ENGLISH } from '../../../../src/ui/text/en/microscope.ts';
import { OFFLINE_ENGLISH } from '../../../../src/ui/text/en/offline.ts';
import { PAGE_ENGLISH } from '../../../../src/ui/text/en/page.ts';
import { PANELS_ENGLISH } from '../../../../src/ui/text/en/panels.ts';
import { PLANE_ENGLISH } from '../../../../src/ui/text/en/plane.ts';
import { QUANTITIES_ENGLISH } from '../../../../src/ui/text/en/quantities.ts';
import { SHORTCUTS_ENGLISH } from '../../../../src/ui/text/en/shortcuts.ts';
import { START_ENGLISH } from '../../../../src/ui/text/en/start.ts';
import { WORKBENCH_ENGLISH } from '../../../../src/ui/text/en/workbench.ts';
import { uiStrings } from '../../../support/ui-strings.ts';

const ENGLISH: Catalogue = {
  charts: CHARTS_ENGLISH,
  claims: CLAIMS_ENGLISH,
  comparison: COMPARISON_ENGLISH,
  controls: CONTROLS_ENGLISH,
  embed: EMBED_ENGLISH,
  export: EXPORT_ENGLISH,
  figures: FIGURES_ENGLISH,
  footer: FOOTER_ENGLISH,
  glossary: GLOSSARY_ENGLISH,
  header: HEADER_ENGLISH,
  lecture: LECTURE_ENGLISH,
  lessons: LESSONS_ENGLISH,
  library: LIBRARY_ENGLISH,
  measure: MEASURE_ENGLISH,
  microscope: MICROSCOPE_ENGLISH,
  offline: OFFLINE_ENGLISH,
  page: PAGE_ENGLISH,
  panels: PANELS_ENGLISH,
  plane: PLANE_ENGLISH,
  quantities: QUANTITIES_ENGLISH,
  shortcuts: SHORTCUTS_ENGLISH,
  start: START_ENGLISH,
  workbench: WORKBENCH_ENGLISH,
};

type Leaf = string | ((...args: never[]) => unknown);

/** Every word and every sentence of a tree by its path; lists are leaves, whose lengths may differ. */
function leaves(tree: object, path = ''): [string, Leaf | readonly string[]][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const own = path === '' ? key : `${path}.${key}`;
    return typeof value === 'object' && !Array.isArray(value) ? leaves(value, own) : [[own, value]];
  });
}

const english = new Map(leaves(ENGLISH));
const german = new Map(leaves(GERMAN));

/** The same in both languages: symbols, names, and words that German has from English. */
const EQUAL = new Set<string>([
  'controls.data.units.px',
  'controls.generatorParameters.gaussians.dimension',
  'controls.generatorParameters.linearRegression.dimension',
  'controls.generatorParameters.sparseRegression.dimension',
  'controls.generatorParameters.teacher.dimension',
  'controls.grid.seeds.label',
  'controls.model.network.diagonal',
  'controls.reading.hash',
  'controls.reading.label',
  'controls.reading.values.encoding.utf-8',
  'controls.rules.adagrad.name',
  'controls.rules.adam.name',
  'controls.rules.muon.fields.decay.label',
  'controls.rules.none.name',
  'controls.rules.rmsprop.name',
  'controls.rules.sam.fields.radius.label',
  'controls.update.budget',
  'controls.update.momentum.label',
  'controls.update.nesterov',
  'controls.update.sampling.label',
  'embed.dialog.html',
  'figures.bibtex',
  'figures.format',
  'figures.licence',
  'figures.millimetres',
  'figures.text',
  'footer.engine.choices.simd',
  'footer.engine.choices.webgl',
  'header.views.start',
  'library.name',
  'microscope.fork.seeds',
  'microscope.seed',
  'microscope.slice.planes.trajectory',
  'page.run.bar',
  'panels.tiers.standard',
  'plane.formula.hint',
  'start.data.file',
  'start.fields.momentum.label',
  'start.fields.sampling.label',
  'start.fields.seeds.label',
  'start.setting.sgd',
  'workbench.measureProbes.durations.units.min',
  'workbench.toolbar.scales.linear',
  'workbench.toolbar.scales.log',
]);

/** Whether a string has a word that could be translated. */
const hasWord = (text: string) => /[A-Za-z]{2,}/.test(text);

describe('the words in German', () => {
  test('are for the same places as the English ones', () =>
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort()));

  test('are not the English ones, except where both are the same', () => {
    const equal = [...english].flatMap(([path, text]) =>
      typeof text === 'string' && hasWord(text) && german.get(path) === text ? [path] : [],
    );
    expect(equal.sort()).toEqual([...EQUAL].sort());
  });

  test('are sentences of the same parameters, none of which is left out', () => {
    for (const [path, text] of english) {
      const own = german.get(path);
      expect(typeof own, path).toBe(typeof text);
      if (typeof text === 'function' && typeof own === 'function') expect(own.length, path).toBe(text.length);
    }
  });

  test('begin and end as the English ones where they are put together', () => {
    for (const [path, text] of english) {
      const own = german.get(path);
      if (typeof text !== 'string' || typeof own !== 'string') continue;
      expect([path, /\.$/.test(own), / …$/.test(own)]).toEqual([path, /\.$/.test(text), / …$/.test(text)]);
      if (/^ /.test(text)) expect(own, path).toMatch(/^[ ,]/);
    }
  });

  test('quote as German does', () => {
    for (const [path, text] of german) if (typeof text === 'string') expect(text, path).not.toMatch(/[“][^”]*[”]|‘/);
  });
});

describe('no English is left in the German files', () => {
  const FOLDER = 'src/ui/text/de';
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  /** Words of English that German has not. */
  const ENGLISH_WORDS = /(?<![\p{L}-])(the|of|and|with|is|are|not|from|this|by|to|for|its|which|it)(?![\p{L}-])/u;
  /** Names, code, and a pattern for the English of the engine. */
  const ALLOWED = [
    /^state = \{k: v\.cpu/,
    /^unit roundoff$/,
    /^Computed by ·\.$/, // within an English paragraph
    /^A solid or filled: see below/, // in an exported file
  ];

  test.each(files)('%s', (path) => {
    const found = uiStrings(readFileSync(join(FOLDER, path), 'utf8'), path).filter(
      ({ text }) =>
        ENGLISH_WORDS.test(text.replace(/\{[^}]*\}/g, '')) && !ALLOWED.some((allowed) => allowed.test(text)),
    );
    expect(found).toEqual([]);
  });
});
