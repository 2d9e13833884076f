import { useId, useMemo } from 'react';
import { lessonGridOf } from '../../lessons/lesson-grid.ts';
import { type LessonPlace, onDotAxis, sameLessonPlace } from '../../lessons/lesson-quantity.ts';
import { ratioScale } from '../charts/colours.ts';
import { useSize } from '../charts/use-size.ts';
import { useColourScheme } from '../colour-scheme.ts';
import { useNarrow } from '../use-size-class.ts';
import { FarOff } from './FarOff.tsx';
import { useFigureWords } from './figure-words.ts';
import { LessonClaim } from './LessonClaim.tsx';
import { LessonCurves } from './LessonCurves.tsx';
import { LessonDots } from './LessonDots.tsx';
import { LessonGap } from './LessonGap.tsx';
import { LessonMap } from './LessonMap.tsx';
import { useLesson } from './lesson-state.tsx';
import { RunLine, StartRun } from './RunLine.tsx';
import { LESSON_WORDS } from './words.ts';

/** The cells of the view, all where it names none; without the one that the reader has yet to predict. */
function useShownPlaces(): readonly LessonPlace[] {
  const { lesson, view, draw, answers } = useLesson();
  return useMemo(() => {
    const { learningRates, batchSizes } = lessonGridOf(lesson.spec);
    const all = batchSizes.flatMap((batchSize) => learningRates.map((learningRate) => ({ learningRate, batchSize })));
    const shown = view.cells.length > 0 ? view.cells : all;
    const { block } = draw;
    const isHidden = (place: LessonPlace) =>
      block !== null && answers[block.id] === undefined && sameLessonPlace(place, block.target);
    return shown
      .filter((place) => !isHidden(place))
      .toSorted((a, b) => onDotAxis(a, view.against) - onDotAxis(b, view.against));
  }, [lesson, view, draw, answers]);
}

function FigureBody() {
  const { view, sweep, run, lesson } = useLesson();
  const [ref, size] = useSize<HTMLDivElement>();
  const isNarrow = useNarrow();
  const scheme = useColourScheme();
  const scale = useMemo(() => ratioScale(lessonGridOf(lesson.spec), scheme), [lesson, scheme]);
  const places = useShownPlaces();
  const content = () => {
    if (!size || size.height <= 0) return null;
    if (!sweep && view.figure !== 'claim') return <StartRun />;
    switch (view.figure) {
      case 'map':
        return sweep && <LessonMap sweep={sweep} size={size} scheme={scheme} scale={scale} />;
      case 'gap':
        return sweep && <LessonGap sweep={sweep} size={size} scale={scale} />;
      case 'dots':
        return <LessonDots {...{ run, size, scale, isNarrow, places }} />;
      case 'claim':
        return view.claim && <LessonClaim id={view.claim} size={size} />;
      default:
        return <LessonCurves {...{ sweep, size, scale, isNarrow, places }} />;
    }
  };
  return (
    <div ref={ref} className="lesson-figure-body">
      {content()}
    </div>
  );
}

/** The figure beside the text, with what it shows, how the run stands, and how far off a drawing was. */
export function LessonFigure() {
  const id = useId();
  const { title, note } = useFigureWords();
  const isClaim = useLesson().view.figure === 'claim';
  return (
    <section className="lesson-figure" aria-labelledby={id} aria-roledescription={LESSON_WORDS.figureName}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      <p className="lesson-figure-note" lang={isClaim ? 'en' : undefined}>
        {note}
      </p>
      <FigureBody />
      <div className="lesson-figure-foot">
        <FarOff />
        <RunLine />
      </div>
    </section>
  );
}
