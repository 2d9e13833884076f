import type { BoardSweep } from '../../state/app-state.ts';
import type { RatioScale } from '../charts/colours.ts';
import type { Size } from '../charts/frame.ts';
import GapPlot from '../start/GapPlot.tsx';
import { LitProvider } from '../start/use-lit.tsx';
import { useShownSelection } from './use-shown-selection.ts';
import { LESSON_WORDS } from './words.ts';

interface LessonGapProps {
  readonly sweep: BoardSweep;
  readonly size: Size;
  readonly scale: RatioScale;
}

/** The gap figure of Start: every cell's generalization gap against η/B. */
export function LessonGap({ sweep, size, scale }: LessonGapProps) {
  const { plan } = sweep;
  useShownSelection(plan);
  return (
    <LitProvider plan={plan} flatUpTo={null}>
      <div className="lesson-plot" style={{ width: size.width, height: size.height }}>
        <GapPlot sweep={sweep} size={size} scale={scale} summary={LESSON_WORDS.figure.gap} />
      </div>
    </LitProvider>
  );
}
