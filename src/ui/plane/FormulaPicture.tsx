import { useCallback, useMemo } from 'react';
import { formulaFunction } from '../../data/formula/draw-formula.ts';
import { formatShort } from '../../figure/format-number.ts';
import { mapColour } from '../charts/colours.ts';
import { PaintedCanvas } from '../charts/PaintedCanvas.tsx';
import { useSize } from '../charts/use-size.ts';
import { useColourScheme } from '../colour-scheme.ts';
import { useDraftPart } from '../controls/use-draft.ts';
import { ClassMark } from './ClassMark.tsx';
import { formulaField } from './formula-scene.ts';
import { PlaneFrame } from './PlaneFrame.tsx';
import { paintFormula } from './paint-formula.ts';
import { markPath, planeScale } from './plane-scene.ts';
import { type FormulaSource, faultAt, formulaExamples } from './use-formula.ts';
import { FORMULA, POINTS } from './words.ts';

const UNDRAWN = 280;
const MOST_DOTS = 80;
const STOPS = [0, 0.25, 0.5, 0.75, 1];

/** Half the side of the square that is shown, by how inputs are drawn. */
const REACH = { uniform: 1, normal: 3 } as const;

const NONE = { inputs: new Float32Array(0), labels: new Uint16Array(0), count: 0 };

/** f over the square; nowhere a number where the formula is none. */
function fieldOf({ formula, inputs }: FormulaSource) {
  const isFormula = faultAt(formula) === null;
  return formulaField(isFormula ? formulaFunction(formula) : () => Number.NaN, REACH[inputs]);
}

/** Examples within the square, as marks of their classes or as dots. */
function useMarks(source: FormulaSource) {
  const [dataset] = useDraftPart('dataset');
  return useMemo(() => {
    const { inputs, labels, count } = formulaExamples(source, dataset, 20_000) ?? NONE;
    const counts = Array.from({ length: source.thresholds.length + 1 }, () => 0);
    for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
    const dots = Array.from({ length: Math.min(count, MOST_DOTS) }, (_, i) => ({
      at: [inputs[2 * i] ?? 0, inputs[2 * i + 1] ?? 0] as const,
      label: labels[i] ?? 0,
    }));
    return { counts, dots };
  }, [source, dataset]);
}

/** f over the square of its inputs, as colours, with some training examples, and what the colours say. */
export function FormulaPicture({ source }: { readonly source: FormulaSource }) {
  const [ref, size] = useSize<HTMLDivElement>();
  const scheme = useColourScheme();
  const reach = REACH[source.inputs];
  const { thresholds } = source;
  const field = useMemo(() => fieldOf(source), [source]);
  const { counts, dots } = useMarks(source);
  const scale = useMemo(() => planeScale(size?.width ?? UNDRAWN), [size]);
  const { side } = scale;
  const canvas = useMemo(() => ({ width: side, height: side }), [side]);
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => paintFormula(context, field, { side, scheme, thresholds }),
    [field, side, scheme, thresholds],
  );
  const isRegression = thresholds.length === 0;
  const [low, high] = [formatShort(field.low, 3), formatShort(field.high, 3)];
  const isConstant = isRegression ? field.low === field.high : counts.filter((count) => count > 0).length < 2;
  const shown = dots.filter(({ at }) => at.every((x) => Math.abs(x) <= reach));
  const summary = isRegression ? FORMULA.described(low, high) : FORMULA.describedClasses(counts);
  return (
    <>
      <div ref={ref} className="plane plane-still">
        <PaintedCanvas className="plane-canvas" size={canvas} paint={paint} />
        <svg width={side} height={side} role="img" aria-label={`${FORMULA.picture}: ${summary}`}>
          <PlaneFrame scale={scale} reach={reach} />
          {shown.map(({ at: [x1, x2], label }, i) => {
            const [x, y] = scale.place([x1 / reach, x2 / reach]);
            return isRegression ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the example.
              <circle key={i} className="plane-dot" cx={x} cy={y} r={1.7} />
            ) : (
              <path
                // biome-ignore lint/suspicious/noArrayIndexKey: the index is the example.
                key={i}
                className={`plane-mark plane-class-${label} plane-train`}
                d={markPath(label, [x, y], 3.2)}
              />
            );
          })}
        </svg>
      </div>
      {isRegression ? (
        <p className="plane-legend">
          <span>{low}</span>
          <span
            className="plane-ramp"
            style={{ background: `linear-gradient(90deg, ${STOPS.map((t) => mapColour(t, scheme)).join(', ')})` }}
          />
          <span>{high}</span>
          <span className="plane-note">{FORMULA.dots(shown.length)}</span>
        </p>
      ) : (
        <ul className="plane-counts">
          {counts.map((count, label) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the class.
            <li key={label}>
              <ClassMark label={label} />
              {POINTS.classOf(label)}: {FORMULA.examplesOf(count)}
            </li>
          ))}
        </ul>
      )}
      {field.isPartial && <p className="plane-note">{FORMULA.partly}</p>}
      {isConstant && (
        <p className="plane-fault" role="status">
          {isRegression ? FORMULA.constant : FORMULA.oneClass}
        </p>
      )}
    </>
  );
}
