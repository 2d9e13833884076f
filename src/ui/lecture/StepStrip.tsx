import type { CSSProperties, PointerEvent } from 'react';
import { formatShort } from '../../figure/format-number.ts';
import type { Lecture } from '../../state/lecture/lecture.ts';
import { TIME_AXES } from '../quantities.ts';
import { timeAtShare } from '../workbench/play-time.ts';
import { type ShownPart, shownText } from './caption-values.ts';
import type { ShownStep } from './shown-step.ts';
import type { StepTime } from './use-step-time.ts';
import { LECTURE } from './words.ts';

/** The positions of the bar. */
const TICKS = 100;

/** A control that was pointed at gives the keys back to the presentation. */
const letGo = ({ currentTarget }: PointerEvent<HTMLElement>) => currentTarget.blur();

interface DotsProps {
  readonly lecture: Lecture;
  readonly at: number;
  readonly onMove: (to: number) => void;
}

/** A dot for each step. */
function Dots({ lecture: { steps, language }, at, onMove }: DotsProps) {
  return (
    <nav className="present-dots" aria-label={LECTURE.present.steps}>
      {steps.map((step, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order.
          key={index}
          type="button"
          aria-label={LECTURE.present.step(index + 1, shownText(step.title, null, language))}
          aria-current={index === at ? 'step' : undefined}
          onClick={() => onMove(index)}
          onPointerUp={letGo}
        />
      ))}
    </nav>
  );
}

/** The training time that the step shows, on the clock of its figures. */
function TimeBar({ step, time: { range, share, setShare } }: { step: ShownStep; time: StepTime }) {
  const { timeAxis, timeScale } = step.view;
  const { name } = TIME_AXES[timeAxis];
  if (!range) return null;
  const text = LECTURE.present.timeAt(name, formatShort(timeAtShare(share, range, timeScale), 3));
  return (
    <>
      <input
        type="range"
        className="present-range"
        aria-label={LECTURE.present.time(name)}
        aria-valuetext={text}
        min={0}
        max={TICKS}
        step={1}
        value={Math.round(TICKS * share)}
        style={{ '--share': share } as CSSProperties}
        onChange={(event) => setShare(Number(event.currentTarget.value) / TICKS)}
        onPointerUp={letGo}
      />
      <output className="present-time">{text}</output>
    </>
  );
}

interface StripProps extends DotsProps {
  readonly caption: readonly ShownPart[];
  readonly step: ShownStep | null;
  readonly time: StepTime;
}

/** What is said of the step, the steps, and the training time. */
export function StepStrip({ caption, step, time, ...dots }: StripProps) {
  const { lecture, at } = dots;
  return (
    <footer className="present-strip">
      <p className="present-caption" lang={lecture.language} aria-live="polite">
        {caption.map(({ text, kind }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other identity.
          kind === 'words' ? text : <b key={index}>{text}</b>,
        )}
      </p>
      <div className="present-row">
        <Dots {...dots} />
        <span className="present-count">{LECTURE.present.at(at + 1, lecture.steps.length)}</span>
        {step && <TimeBar step={step} time={time} />}
      </div>
    </footer>
  );
}
