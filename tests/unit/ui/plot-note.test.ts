import { expect, test } from 'vitest';
import { marginsForNote, noteLines } from '../../../src/ui/charts/PlotNote.tsx';

const note = ['mean per-seed Spearman ρ = −0.93,', '95 % [−0.97, −0.85], 25 cells, 3 seeds'];
const condition = 'conditional on this data set';

test('what a note is conditional on stands at its end, in a line of its own where there is no room', () => {
  expect(noteLines(520, note, condition)).toEqual([note[0], `${note[1]}; ${condition}`]);
  expect(noteLines(400, note, condition)).toEqual([note[0], `${note[1]};`, condition]);
  expect(noteLines(2000, ['one line'], condition)).toEqual(['one line;', condition]);
  expect(noteLines(100, note, '')).toBe(note);
});

test('margins hold every line', () => {
  const margins = { top: 1, right: 2, bottom: 38, left: 3 };
  expect(marginsForNote(margins, ['one'])).toEqual(margins);
  expect(marginsForNote(margins, ['one', 'two', 'three']).bottom).toBe(38 + 2 * 18);
  expect(marginsForNote(margins, ['one', 'two', 'three'], 2).bottom).toBe(38 + 18);
});
