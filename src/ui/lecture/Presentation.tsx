import './present.css';
import { type CSSProperties, lazy, useCallback, useEffect, useMemo, useState } from 'react';
import { engineName } from '../../engine/provenance.ts';
import type { Selection } from '../../state/app-state.ts';
import { viewOf } from '../../state/board-link/board-view.ts';
import type { Lecture } from '../../state/lecture/lecture.ts';
import type { LectureAddress } from '../../state/lecture/lecture-state.ts';
import { durationText } from '../../sweep/cost/cost-text.ts';
import { useSize } from '../charts/use-size.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { Message } from '../text/Message.tsx';
import { useStore } from '../use-app.ts';
import { shownParts, shownText } from './caption-values.ts';
import { hallUnit, NARROW_HALL } from './hall-scale.ts';
import { leavePresentation } from './leave.ts';
import { presentFragment } from './present-address.ts';
import { StepFigures } from './StepFigures.tsx';
import { StepStrip } from './StepStrip.tsx';
import { saveLecture } from './save-lecture.ts';
import { litBy, type ShownStep } from './shown-step.ts';
import { stepLink } from './step-link.ts';
import { useLectureStore } from './use-lectures.ts';
import { usePresentKeys } from './use-present-keys.ts';
import { type StepSweep, useStepSweep } from './use-step-sweep.ts';
import { useStepTime } from './use-step-time.ts';
import { LECTURE } from './words.ts';

const loadCode = () => import('./StepCode.tsx');
const LazyCode = lazy(loadCode);

interface PresentationProps {
  readonly lecture: Lecture;
  /** null: it is one of this browser's. */
  readonly source: LectureAddress | null;
  /** Index of the first step that is shown. */
  readonly first: number;
}

/** A caption of more than this many characters may take two lines. */
const ONE_LINE = 64;

/** Which step is shown; the address says so too, so that a reload shows it again. */
function useSteps({ lecture: { steps }, source, first }: PresentationProps) {
  const last = Math.max(0, steps.length - 1);
  const [at, setAt] = useState(Math.max(0, Math.min(last, first)));
  const show = useCallback((to: number) => setAt(Math.max(0, Math.min(last, to))), [last]);
  const move = useCallback((by: number) => setAt((from) => Math.max(0, Math.min(last, from + by))), [last]);
  useEffect(() => {
    window.history.replaceState(null, '', presentFragment({ source, step: at + 1, opensBoard: false }));
  }, [source, at]);
  return { at: Math.min(at, last), show, move };
}

/** By what the numbers of a step were computed, or how far it is. */
function StepMark({ shown }: { readonly shown: StepSweep }) {
  if (shown.state !== 'ready') return null;
  const { sweep, computed } = shown;
  const { fingerprint, engine, status, progress } = sweep;
  if (fingerprint !== null && engine) {
    const [name, short] = [engineName(engine), fingerprint.slice(0, 8)];
    return (
      <p className="present-mark">
        {computed === null
          ? LECTURE.present.computedHere(name, short)
          : LECTURE.present.computed(computed, name, short)}
      </p>
    );
  }
  const left = progress.secondsLeft === null ? '' : durationText(progress.secondsLeft);
  return (
    <p className="present-mark" role="status">
      {status === 'stopped'
        ? LECTURE.present.stopped
        : status === 'failed'
          ? (sweep.error ?? '')
          : LECTURE.present.training(Math.floor(100 * progress.fraction), left)}
    </p>
  );
}

/** Said in place of the figures. */
function Waiting({ shown, onRun }: { readonly shown: StepSweep; readonly onRun: () => void }) {
  if (shown.state === 'failed')
    return (
      <div className="present-note" role="alert">
        <p>{LECTURE.present.failed}</p>
        <p className="present-fault">
          <Message text={shown.message} />
        </p>
        <button type="button" className="button" onClick={onRun}>
          {LECTURE.present.runInstead}
        </button>
      </div>
    );
  return (
    <p className="present-note" role="status">
      {shown.state === 'reading' ? LECTURE.present.reading : LECTURE.present.preparing}
    </p>
  );
}

/** What is shown of a step, with what is pointed at and the time that was moved to. */
function useShownStep(lecture: Lecture, at: number) {
  const shown = useStepSweep(lecture, at);
  const board = lecture.steps[at]?.board;
  const [pointed, setPointed] = useState<{ readonly at: number; readonly selection: Selection | null } | null>(null);
  const sweep = shown.state === 'ready' ? shown.sweep : null;
  const view = useMemo(() => viewOf(board ?? {}), [board]);
  const time = useStepTime(sweep, view, at);
  const { playedTo } = time;
  const selection = (pointed?.at === at ? pointed.selection : null) ?? board?.selected ?? null;
  const step = useMemo(
    (): ShownStep | null => sweep && { sweep, view: { ...view, playedTo }, lit: litBy(selection, sweep) },
    [sweep, view, playedTo, selection],
  );
  const onPoint = useCallback((selected: Selection | null) => setPointed({ at, selection: selected }), [at]);
  return { shown, step, time, onPoint };
}

/** The steps of a lecture, one at a time, large. */
export function Presentation(props: PresentationProps) {
  const { lecture, source } = props;
  const { steps, language } = lecture;
  const store = useStore();
  const lectures = useLectureStore();
  const { at, show, move } = useSteps(props);
  const { shown, step, time, onPoint } = useShownStep(lecture, at);
  const [isCodeOpen, setIsCodeOpen] = useState(false);
  const [ref, size] = useSize<HTMLElement>();
  const unit = size ? hallUnit(size) : 1;
  const own = steps[at];
  const leave = () =>
    isCodeOpen ? setIsCodeOpen(false) : leavePresentation(store, () => lectures.getState().show(lecture, at));
  usePresentKeys({
    move,
    moveTime: (by) => time.setShare(time.share + by / 100),
    toggleCode: () => setIsCodeOpen((isOpen) => !isOpen),
    leave,
  });
  // There without a network, too, once the lecture is.
  useEffect(() => void loadCode().catch(() => {}), []);
  if (!own) return <p className="present-note">{LECTURE.present.noSteps}</p>;
  const link = stepLink(lecture, { step: at, sweep: step?.sweep ?? null, source });
  const isTall = steps.some(({ caption }) => caption.length > ONE_LINE);
  const isNarrow = size !== null && size.width < NARROW_HALL;
  const look = `present${isTall ? ' present-tall' : ''}${isNarrow ? ' present-narrow' : ''}`;
  return (
    <main ref={ref} id="main" tabIndex={-1} className={look} style={{ '--unit': `${unit}px` } as CSSProperties}>
      <h1 className="present-title" lang={language}>
        {shownText(own.title, step, language)}
      </h1>
      <div className="present-figures">
        {step ? (
          <StepFigures step={step} unit={unit} onPoint={onPoint} />
        ) : (
          <Waiting shown={shown} onRun={() => lectures.getState().run(lecture, at)} />
        )}
        <StepMark shown={shown} />
      </div>
      <StepStrip
        lecture={lecture}
        at={at}
        onMove={show}
        caption={shownParts(own.caption, step, language)}
        step={step}
        time={time}
      />
      <LazyPart>
        <LazyCode
          fragment={link?.kind === 'link' ? link.fragment : null}
          characters={link?.kind === 'tooLong' ? link.characters : 0}
          unit={unit}
          isInCorner={at === steps.length - 1}
          isOpen={isCodeOpen}
          onClose={() => setIsCodeOpen(false)}
          onSaveLecture={() => saveLecture(lecture)}
        />
      </LazyPart>
    </main>
  );
}
