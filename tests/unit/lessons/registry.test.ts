import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLAIMS } from '../../../src/claims/registry.ts';
import { branchesOf } from '../../../src/lessons/findings/finding-rule.ts';
import { isPrediction, minutesOf } from '../../../src/lessons/lesson.ts';
import { LESSONS, lessonOf } from '../../../src/lessons/registry.ts';
import { sweepCost } from '../../../src/sweep/cost/sweep-cost.ts';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { ENTRY_IDS } from '../../../src/ui/glossary/entry-ids.ts';
import { findingText, lessonSettingText } from '../../../src/ui/lessons/lesson-texts.ts';
import { partsOf, viewsOf } from '../../support/lesson-parts.ts';

test('every file is a lesson of the registry, under its own name', () => {
  const files = readdirSync('src/lessons/texts').map((name) => name.replace('.lesson.md', ''));
  expect(LESSONS.map(({ id }) => id).sort()).toEqual(files.sort());
  expect(LESSONS.length).toBeGreaterThanOrEqual(8);
  for (const lesson of LESSONS) expect(lessonOf(lesson.id)).toBe(lesson);
});

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))('the lesson %s', (_, lesson) => {
  const parts = partsOf(lesson);

  test('names claims, terms and lessons that there are', () => {
    const claimIds = parts.flatMap((part) => ('claim' in part ? [part.claim] : []));
    const ofViews = viewsOf(lesson).flatMap(({ claim }) => (claim ? [claim] : []));
    const ofFindings = Object.values(lesson.findings).flatMap((rule) => ('claim' in rule ? [rule.claim] : []));
    for (const id of [...claimIds, ...ofViews, ...ofFindings]) {
      expect(
        CLAIMS.some((claim) => claim.id === id),
        id,
      ).toBe(true);
      expect(existsSync(`public/evidence/${id}.json`), id).toBe(true);
    }
    for (const part of parts) {
      if (part.kind === 'evidence')
        expect(CLAIMS.find(({ id }) => id === part.claim)?.criteria[part.criterion], part.claim).toBeDefined();
      if (part.kind === 'term') expect(ENTRY_IDS).toContain(part.id);
      if (part.kind === 'lesson') expect(lessonOf(part.lesson), part.lesson).toBeDefined();
    }
    for (const { term } of lesson.sections) expect(ENTRY_IDS).toContain(term);
  });

  test('has several sections, a prediction, and a text for every branch', () => {
    const { sections, sheet } = lesson;
    expect(sections.length).toBeGreaterThanOrEqual(4);
    expect(sections.flatMap(({ blocks }) => blocks.filter(isPrediction)).length).toBeGreaterThanOrEqual(1);
    expect(minutesOf(lesson)).toBeLessThanOrEqual(20);
    expect(sheet.questions.length).toBeGreaterThanOrEqual(3);
    for (const { blocks } of sections)
      for (const block of blocks) {
        if (block.kind !== 'branches') continue;
        const rule = lesson.findings[block.finding];
        expect(Object.keys(block.texts).sort()).toEqual([...(rule ? branchesOf(rule) : [])].sort());
      }
  });

  test('is small: its sweep costs less than the first sweep of the page', () => {
    expect(sweepCost(lesson.spec).operations).toBeLessThan(sweepCost(parseSweepSpec(DEFAULT_SPEC)).operations);
  });

  test('has words for each of its settings', () => {
    for (const part of parts) {
      const setting = part.kind === 'setting' ? part.setting : part.kind === 'set' ? part.label : null;
      if (setting !== null && typeof setting !== 'string')
        expect(lessonSettingText(setting, lesson.spec), JSON.stringify(setting)).not.toBe('');
    }
  });
});

test('numbers of findings are written with their interval and unit', () => {
  const found = { branch: 'lower', estimate: 0.43456, interval: { low: 0.347, high: 0.545 } };
  const place = { learningRate: 0.1, batchSize: 8 };
  const compared = { of: place, to: place, at: 'end', expected: 'lower' } as const;
  expect(findingText({ kind: 'compare', quantity: 'sharpness', ...compared }, found)).toBe('0.43 [0.35, 0.55]');
  expect(
    findingText(
      { kind: 'compare', quantity: 'accuracyGap', ...compared },
      { ...found, estimate: -0.021, interval: { low: -0.034, high: -0.008 } },
    ),
  ).toBe('−2.1 [−3.4, −0.8] points');
  expect(
    findingText(
      { kind: 'trend', quantity: 'sharpness', along: 'ratio', at: 'end', expected: 'lower' },
      { ...found, estimate: -0.9071, interval: { low: -0.982, high: -0.757 } },
    ),
  ).toBe('−0.91 [−0.98, −0.76]');
});
