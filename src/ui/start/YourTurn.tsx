import './your-turn.css';
import { useId, useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { sweepCost } from '../../sweep/cost/sweep-cost.ts';
import { runCount } from '../../sweep/plan.ts';
import { batchSizesOf, learningRatesOf } from '../../sweep/spec/axis.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { lessonLink } from '../lessons/lesson-link.ts';
import { LESSON_WORDS } from '../lessons/words.ts';
import { useTrainedRuns } from '../run-button/use-trained-runs.ts';
import { useApp } from '../use-app.ts';
import { useTouch } from '../use-size-class.ts';
import { nextValue } from './grid-union.ts';
import { guessAnswer } from './guess.ts';
import { unbroken } from './MarkedText.tsx';
import { WordPopover } from './WordPopover.tsx';
import { TURN } from './words.ts';

/** A spec with one learning rate more; null where it is too large for a spec. */
function withRate(spec: SweepSpec, rate: number): SweepSpec | null {
  if (rate > 1e4) return null;
  const rates = learningRatesOf(spec.grid.learningRates);
  return rates.includes(rate) ? spec : { ...spec, grid: { ...spec.grid, learningRates: [...rates, rate] } };
}

/**
 * Seconds that a spec with more cells will take, from what the sweep of the board took and the operations of both; null where
 * that is not known. `trained`: runs that are not trained again.
 */
function secondsOf(spec: SweepSpec, { plan, progress, status }: BoardSweep, trained: number): number | null {
  if (status !== 'finished' || !(progress.elapsed > 0)) return null;
  try {
    const [own, next] = [sweepCost(plan.spec).operations, sweepCost(spec).operations];
    return (progress.elapsed * (next - own * (trained / plan.runs.length))) / own;
  } catch {
    return null;
  }
}

/** A guess before a run: which cell of the next learning rate will be the flattest. */
function Question({ sweep }: { sweep: BoardSweep }) {
  const guess = useApp((state) => state.guess);
  const placeGuess = useApp((state) => state.placeGuess);
  const draft = useApp((state) => state.draft);
  const editDraft = useApp((state) => state.editDraft);
  const start = useApp((state) => state.start);
  const group = useId();
  const { plan } = sweep;
  const rate = nextValue(plan.learningRates);
  const next = useMemo(() => withRate(plan.spec, rate), [plan, rate]);
  const trained = useTrainedRuns(next);
  if (!next || plan.batchSizes.length < 2) return null;
  const seconds = secondsOf(next, sweep, trained);
  const runs = runCount(next, plan.examples) - trained;
  const sizes = batchSizesOf(plan.spec.grid.batchSizes, plan.examples);
  const own = guess?.learningRate === rate ? guess : null;
  const choose = (batchSize: number) => {
    placeGuess({ learningRate: rate, batchSize });
    if (draft !== next) editDraft(() => next);
  };
  const options = (
    <fieldset className="start-options">
      <legend>{TURN.choose(rate)}</legend>
      {sizes.map((size) => (
        <label key={size}>
          <input type="radio" name={group} checked={own?.batchSize === size} onChange={() => choose(size)} />
          {TURN.option(size)}
        </label>
      ))}
      {own && (
        <button type="button" className="button" onClick={() => void start({ asked: true })}>
          {TURN.run(runs)}
        </button>
      )}
    </fieldset>
  );
  const cost = TURN.cost(runs, seconds === null ? '' : TURN.seconds(seconds));
  return (
    <>
      {unbroken(own ? `${TURN.placed(own.batchSize, rate)} ` : `${TURN.question(rate)} `)}
      <WordPopover word={own ? TURN.change : TURN.place} name={TURN.choose(rate)}>
        {options}
      </WordPopover>
      {cost}
    </>
  );
}

const LessonLink = () => <a href={lessonLink('start-here')}>{LESSON_WORDS.start}</a>;

/** What to do next: point, guess, or read the answer to a guess. */
export default function YourTurn({ sweep }: { sweep: BoardSweep | null }) {
  const guess = useApp((state) => state.guess);
  const isTouch = useTouch();
  if (!sweep) return null;
  const { status, progress } = sweep;
  if (status === 'running' || status === 'preparing' || status === 'paused') {
    const { head, rest } = isTouch ? TURN.tap : TURN.point;
    const left = status === 'running' && progress.secondsLeft !== null ? ` ${TURN.left(progress.secondsLeft)}` : '';
    return (
      <p className="start-turn">
        <strong>{head}</strong>
        {rest}
        {left} <LessonLink />
      </p>
    );
  }
  if (status !== 'finished') return null;
  const answer = guess && guessAnswer(sweep, guess);
  return (
    <div className="start-turn">
      <strong>{TURN.head}</strong> {answer ? <span role="status">{unbroken(answer)} </span> : null}
      <Question sweep={sweep} /> <LessonLink />
    </div>
  );
}
