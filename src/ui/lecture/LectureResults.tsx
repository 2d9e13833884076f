import type { Lecture } from '../../state/lecture/lecture.ts';
import { bytesText } from '../../sweep/cost/cost-text.ts';
import { isSameSpec } from '../../sweep/results/fingerprint.ts';
import { useApp } from '../use-app.ts';
import { useLectureStore } from './use-lectures.ts';
import { LECTURE } from './words.ts';

/** Which sweeps the lecture carries the results of, with what they take in its file. */
export function LectureResults({ lecture, act }: { lecture: Lecture; act: (action: () => unknown) => void }) {
  const store = useLectureStore();
  const board = useApp((state) => state.sweep);
  const canCarry = (spec: Lecture['sweeps'][number]['spec']) =>
    board?.status === 'finished' && isSameSpec(board.plan.spec, spec);
  const needsBoard = lecture.sweeps.some(({ spec, saved }) => !saved && !canCarry(spec));
  return (
    <fieldset className="lecture-results">
      <legend>{LECTURE.panel.results}</legend>
      {lecture.sweeps.map(({ spec, saved }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sweep is its place in the lecture.
        <label key={index}>
          <input
            type="checkbox"
            checked={saved !== undefined}
            disabled={!saved && !canCarry(spec)}
            onChange={({ currentTarget: { checked } }) => act(() => store.getState().carryResults(index, checked))}
          />
          {LECTURE.panel.resultsOf(spec.name, saved ? bytesText(saved.data.length) : '')}
        </label>
      ))}
      {needsBoard && <p className="lecture-note">{LECTURE.panel.resultsNeed}</p>}
    </fieldset>
  );
}
