import { useMemo } from 'react';
import type { Claim } from '../../claims/claim.ts';
import type { Figure, FigureAxis } from '../../claims/figure.ts';
import { intervalText, numberText } from '../../claims/number-text.ts';
import { marksText } from '../../evidence/caption-text.ts';
import { type ClaimRecord, recordProvenance } from '../../evidence/claim-record.ts';
import { figureScene } from '../../figure/figure-scene.ts';
import { useSize } from '../charts/use-size.ts';
import { MathText } from './MathText.tsx';
import { SceneView } from './SceneView.tsx';
import { useFigureZoom } from './use-figure-zoom.ts';
import { CLAIM_WORDS } from './words.ts';

const valueText = (axis: FigureAxis, value: number) =>
  axis.scale === 'category' ? axis.categories[value - 1] : numberText(value);

function FigureTable({ figure }: { readonly figure: Figure }) {
  return (
    <table className="figure-table">
      <thead>
        <tr>
          <th scope="col">{CLAIM_WORDS.figure.series}</th>
          <th scope="col" lang="en">
            {figure.x.label}
          </th>
          <th scope="col" lang="en">
            {figure.y.label}
          </th>
          <th scope="col">{CLAIM_WORDS.figure.interval}</th>
        </tr>
      </thead>
      <tbody>
        {figure.series.flatMap(({ name, points }) =>
          points.map(({ x, y, low, high }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: points of a series are identified by their order alone.
            <tr key={`${name} ${index}`}>
              <td lang="en">{name}</td>
              <td>{valueText(figure.x, x)}</td>
              <td>{numberText(y)}</td>
              <td>{low === undefined || high === undefined ? '' : intervalText({ low, high })}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

/** Measurements against predictions, with the numbers behind the figure. */
export function ClaimFigure({ claim, record }: { readonly claim: Claim; readonly record: ClaimRecord | undefined }) {
  const [ref, size] = useSize<HTMLDivElement>();
  const figure = record?.evidence.figure;
  const zoom = useFigureZoom();
  const scene = useMemo(
    () => figure && size && figureScene(figure, { width: size.width / zoom, height: size.height / zoom }),
    [figure, size, zoom],
  );
  return (
    <figure className="claim-figure">
      <div className="claim-plot" ref={ref}>
        {scene && figure && (
          <SceneView
            scene={scene}
            zoom={zoom}
            summary={CLAIM_WORDS.figure.summary(claim.title, figure.y.label, figure.x.label)}
          />
        )}
        {!record && <p>{CLAIM_WORDS.figure.empty}</p>}
      </div>
      <figcaption lang="en">
        {claim.experiment}
        {figure && marksText(figure)}
        {record?.evidence.remarks.map((remark) => (
          <span key={remark} className="claim-remark">
            <MathText text={remark} />
          </span>
        ))}
        {record && <span className="claim-remark">{CLAIM_WORDS.figure.computed(recordProvenance(claim, record))}</span>}
      </figcaption>
      {figure && (
        <details>
          <summary>{CLAIM_WORDS.figure.numbers}</summary>
          <div className="figure-table-frame">
            <FigureTable figure={figure} />
          </div>
        </details>
      )}
    </figure>
  );
}
