import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/claims/judge.ts';
import { CLAIMS } from '../../src/claims/registry.ts';
import { recordIn } from '../../src/evidence/record-file.ts';
import { findingOn } from '../../src/lessons/findings/finding.ts';
import type { LessonRun } from '../../src/lessons/findings/lesson-run.ts';
import { placeEstimate } from '../../src/lessons/findings/place-estimate.ts';
import { type DrawPrediction, isPrediction, type Lesson } from '../../src/lessons/lesson.ts';
import { isProbe } from '../../src/lessons/lesson-quantity.ts';
import { timedCurve } from '../../src/lessons/predictions/timed-curve.ts';
import { LESSONS } from '../../src/lessons/registry.ts';
import { sweepCost } from '../../src/sweep/cost/sweep-cost.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { isFullSize } from '../support/full-size.ts';
import { partsOf, viewsOf } from '../support/lesson-parts.ts';
import { runOfSpec } from '../support/lesson-runs.ts';

/** A claim, and the evidence on it that comes with the page. */
function shipped(id: string) {
  const claim = CLAIMS.find((each) => each.id === id);
  if (!claim) throw new Error(`there is no claim ${id}`);
  const record = recordIn(readFileSync(`public/evidence/${id}.json`, 'utf8'), claim);
  if (!record) throw new Error(`the evidence of ${id} is of another rule`);
  return { claim, evidence: record.evidence };
}

const shippedVerdict = (id: string) => judge(shipped(id).claim, shipped(id).evidence).kind;

const findingsOf = (lesson: Lesson, run: LessonRun) =>
  Object.fromEntries(
    Object.entries(lesson.findings).map(([name, rule]) => [
      name,
      findingOn(rule, { run, verdict: shippedVerdict, evidence: (id) => shipped(id).evidence }),
    ]),
  );

/** Quantities that texts and figures ask for, with the cells that they name. */
const valuesAskedFor = (lesson: Lesson) => partsOf(lesson).flatMap((part) => (part.kind === 'value' ? [part] : []));

const drawings = (lesson: Lesson) =>
  lesson.sections.flatMap(({ blocks }) => blocks.filter((block): block is DrawPrediction => block.kind === 'draw'));

/** Operations of a run that takes some seconds; dearer lessons are run at full size. */
const FEW_OPERATIONS = 1e11;
const costOf = ({ spec }: Lesson) => sweepCost(parseSweepSpec(spec)).operations;
const performedHere = LESSONS.filter((lesson) => isFullSize || costOf(lesson) < FEW_OPERATIONS);

test('most lessons are run here', () => expect(performedHere.length).toBeGreaterThan(LESSONS.length / 2));

describe.each(performedHere.map((lesson) => [lesson.id, lesson] as const))(
  'the lesson %s on its own run',
  (_, lesson) => {
    let performed: ReturnType<typeof runOfSpec> | undefined;
    const running = () => (performed ??= runOfSpec(lesson.spec));

    test('comes out to the last bit as its author saw it', async () => {
      expect((await running()).fingerprint?.slice(0, 8)).toBe(lesson.fingerprint);
    });

    test('decides every finding as its author wrote the text for', async () => {
      const found = findingsOf(lesson, await running());
      const shown = Object.entries(found).map(
        ([name, finding]) =>
          `${name}: ${finding?.branch} ${finding?.estimate.toPrecision(3)} [${finding?.interval.low.toPrecision(3)}, ${finding?.interval.high.toPrecision(3)}]`,
      );
      const expected = Object.entries(lesson.findings).map(([name, rule]) => [name, rule.expected]);
      const decided = Object.entries(found).map(([name, finding]) => [name, finding?.branch]);
      expect(decided, shown.join('\n')).toEqual(expected);
    });

    test('has every number that its text states, with an interval', async () => {
      const run = await running();
      for (const { place, quantity, at } of valuesAskedFor(lesson)) {
        const found = placeEstimate(run, place, { quantity, at });
        const asked = `${quantity} at η = ${place.learningRate}, B = ${place.batchSize}, ${at}`;
        expect(found?.mean, asked).toBeGreaterThan(Number.NEGATIVE_INFINITY);
        expect(found?.interval.low, asked).toBeLessThanOrEqual(found?.mean ?? Number.NaN);
        expect(found?.interval.high, asked).toBeGreaterThanOrEqual(found?.mean ?? Number.NaN);
      }
    });

    test('has the curves that are drawn, and a number for every choice', async () => {
      const run = await running();
      for (const block of drawings(lesson))
        for (const place of [block.reference, block.target])
          expect(timedCurve(run, place, block).length).toBeGreaterThanOrEqual(4);
      const found = findingsOf(lesson, run);
      const choices = lesson.sections.flatMap(({ blocks }) => blocks.filter(isPrediction));
      expect(choices.length).toBeGreaterThan(0);
      for (const block of choices) {
        if (block.kind !== 'choose') continue;
        const estimate = found[block.finding]?.estimate ?? Number.NaN;
        expect(
          block.options.some(({ low, high }) => estimate >= (low ?? -Infinity) && estimate < (high ?? Infinity)),
        ).toBe(true);
      }
    });

    test('records what its figures show', async () => {
      const { plan, traces } = await running();
      for (const { figure, quantity } of viewsOf(lesson)) {
        if (quantity === undefined || figure === 'claim' || !isProbe(quantity)) continue;
        expect(
          plan.runs.every(({ id }) => traces.columns(id, quantity).length > 0),
          quantity,
        ).toBe(true);
      }
    });
  },
);
