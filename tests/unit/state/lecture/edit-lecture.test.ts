import { expect, test } from 'vitest';
import { viewOf } from '../../../../src/state/board-link/board-view.ts';
import {
  emptyLecture,
  withBoard,
  withNewStep,
  withoutStep,
  withStepMoved,
  withStepText,
} from '../../../../src/state/lecture/edit-lecture.ts';
import { stepFigures } from '../../../../src/state/lecture/step-figures.ts';
import { DEFAULT_SPEC } from '../../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../../../src/sweep/spec/sweep-spec.ts';

const spec = parseSweepSpec(DEFAULT_SPEC);
const other = parseSweepSpec({ ...DEFAULT_SPEC, sampling: 'withReplacement' });
const step = (title: string, of = spec) => ({ title, caption: '', board: {}, spec: of });
const titles = ({ steps }: ReturnType<typeof emptyLecture>) => steps.map(({ title }) => title).join('');
const abc = ['a', 'b', 'c'].reduce((all, title) => withNewStep(all, step(title)), emptyLecture('L', 'en'));

test('steps of one sweep share it', () => {
  expect(titles(abc)).toBe('abc');
  expect(abc.sweeps).toHaveLength(1);
  const more = withNewStep(abc, step('d', other), 1);
  expect(titles(more)).toBe('adbc');
  expect(more.sweeps.map((each) => each.spec.sampling)).toEqual(['epochs', 'withReplacement']);
  expect(more.steps.map(({ sweep }) => sweep)).toEqual([0, 1, 0, 0]);
});

test('a step is moved to any place, and beyond the ends to the end', () => {
  expect(titles(withStepMoved(abc, 0, 2))).toBe('bca');
  expect(titles(withStepMoved(abc, 2, 0))).toBe('cab');
  expect(titles(withStepMoved(abc, 1, 99))).toBe('acb');
  expect(titles(withStepMoved(abc, 1, -5))).toBe('bac');
  expect(withStepMoved(abc, 7, 0)).toBe(abc);
});

test('a sweep leaves with its last step, and the others keep theirs', () => {
  const mixed = withNewStep(withNewStep(emptyLecture('L', 'en'), step('x', other)), step('y'));
  const left = withoutStep(mixed, 0);
  expect(titles(left)).toBe('y');
  expect(left.sweeps.map((each) => each.spec.sampling)).toEqual(['epochs']);
  expect(left.steps[0]?.sweep).toBe(0);
  const replaced = withBoard(mixed, 0, { spec, board: { selected: { kind: 'ratio', ratio: 0.1 } } });
  expect(replaced.sweeps).toHaveLength(1);
  expect(replaced.steps.map(({ sweep }) => sweep)).toEqual([0, 0]);
  expect(replaced.steps[0]?.board.selected).toEqual({ kind: 'ratio', ratio: 0.1 });
});

test('a text is changed in one step alone', () => {
  const changed = withStepText(abc, 1, { caption: 'new' });
  expect(changed.steps.map(({ caption }) => caption)).toEqual(['', 'new', '']);
  expect(titles(changed)).toBe('abc');
});

test('a step shows the panel that fills the board, else the first two; Start always its own', () => {
  const panels = [{ kind: 'gap' }, { kind: 'loss' }, { kind: 'map' }] as const;
  const kinds = (view: object) => stepFigures(viewOf({ view } as never)).map(({ kind }) => kind);
  expect(kinds({ page: 'workbench', panels })).toEqual(['gap', 'loss']);
  expect(kinds({ page: 'workbench', panels, maximised: 'map' })).toEqual(['map']);
  expect(kinds({ page: 'workbench', panels, maximised: 'stability' })).toEqual(['gap', 'loss']);
  expect(kinds({ panels })).toEqual(['map', 'probe']);
  expect(kinds({ page: 'workbench', panels: [] })).toEqual([]);
});
