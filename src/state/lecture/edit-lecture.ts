import { isSameSpec } from '../../sweep/results/fingerprint.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import type { Lecture, LectureStep, SavedResults } from './lecture.ts';

/** A lecture without steps. */
export const emptyLecture = (title: string, language: string): Lecture => ({ title, language, sweeps: [], steps: [] });

/** A lecture without the sweeps that no step shows. */
function withoutUnused({ sweeps, steps, ...rest }: Lecture): Lecture {
  const used = sweeps.map((_, index) => index).filter((index) => steps.some(({ sweep }) => sweep === index));
  if (used.length === sweeps.length) return { sweeps, steps, ...rest };
  return {
    ...rest,
    sweeps: used.flatMap((index) => sweeps[index] ?? []),
    steps: steps.map((step) => ({ ...step, sweep: used.indexOf(step.sweep) })),
  };
}

/** With a sweep, and its index. */
function withSweep(lecture: Lecture, spec: SweepSpec): { readonly lecture: Lecture; readonly sweep: number } {
  const known = lecture.sweeps.findIndex((each) => isSameSpec(each.spec, spec));
  if (known >= 0) return { lecture, sweep: known };
  return { lecture: { ...lecture, sweeps: [...lecture.sweeps, { spec }] }, sweep: lecture.sweeps.length };
}

/** A step as it is made from a board. */
export type NewStep = Omit<LectureStep, 'sweep'> & { readonly spec: SweepSpec };

/** With a step at an index; default: at the end. */
export function withNewStep(lecture: Lecture, { spec, ...step }: NewStep, at = lecture.steps.length): Lecture {
  const own = withSweep(lecture, spec);
  return { ...own.lecture, steps: own.lecture.steps.toSpliced(at, 0, { ...step, sweep: own.sweep }) };
}

/** With another title or caption of a step. */
export const withStepText = (
  lecture: Lecture,
  index: number,
  change: Partial<Pick<LectureStep, 'title' | 'caption'>>,
): Lecture => ({
  ...lecture,
  steps: lecture.steps.map((step, i) => (i === index ? { ...step, ...change } : step)),
});

/** With another state of the board in a step. */
export function withBoard(lecture: Lecture, index: number, { spec, board }: Pick<NewStep, 'spec' | 'board'>): Lecture {
  const own = withSweep(lecture, spec);
  const steps = own.lecture.steps.map((step, i) => (i === index ? { ...step, board, sweep: own.sweep } : step));
  return withoutUnused({ ...own.lecture, steps });
}

/** With a step at another place; beyond the ends it is at the end. */
export function withStepMoved(lecture: Lecture, from: number, to: number): Lecture {
  const step = lecture.steps[from];
  if (!step) return lecture;
  const others = lecture.steps.toSpliced(from, 1);
  return { ...lecture, steps: others.toSpliced(Math.max(0, Math.min(others.length, to)), 0, step) };
}

/** Without a step; a sweep that no other step shows leaves with it. */
export const withoutStep = (lecture: Lecture, index: number): Lecture =>
  withoutUnused({ ...lecture, steps: lecture.steps.toSpliced(index, 1) });

/** With the results of a sweep, or without them. */
export const withResults = (lecture: Lecture, index: number, saved: SavedResults | null): Lecture => ({
  ...lecture,
  sweeps: lecture.sweeps.map(({ spec, saved: before }, i) => {
    const held = i === index ? saved : before;
    return { spec, ...(held && { saved: held }) };
  }),
});
