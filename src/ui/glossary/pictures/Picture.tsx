import './picture.css';
import { useMemo } from 'react';
import type { PictureId } from '../picture-ids.ts';
import { splitIndices } from '../split-indices.ts';
import { HEIGHT, type PictureMark, type PicturePoint, WIDTH } from './marks.ts';
import { PICTURES } from './pictures.ts';

const pathOf = (points: readonly PicturePoint[]) =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** The two short lines at the end of an arrow. */
function headOf([[x0, y0], [x1, y1]]: readonly [PicturePoint, PicturePoint]): PicturePoint[] {
  const angle = Math.atan2(y1 - y0, x1 - x0);
  const barb = (turn: number): PicturePoint => [x1 - 8 * Math.cos(angle + turn), y1 - 8 * Math.sin(angle + turn)];
  return [barb(0.45), [x1, y1], barb(-0.45)];
}

/** Text whose indices, written L_test, are set lower. */
function IndexedText({ text }: { readonly text: string }) {
  return splitIndices(text).map((part, i) => {
    const key = `${i} ${part}`;
    if (part === '' || i === 0) return part;
    return (
      <tspan key={key} dy={i % 2 === 1 ? 4 : -4}>
        {part}
      </tspan>
    );
  });
}

function MarkView({ mark }: { readonly mark: PictureMark }) {
  const tone = mark.tone ?? 'ink';
  switch (mark.kind) {
    case 'line':
      return (
        <path
          className={`picture-line tone-${tone}`}
          data-thin={mark.thin}
          data-dashed={mark.dashed}
          d={pathOf(mark.points)}
        />
      );
    case 'arrow':
      return (
        <>
          <path className={`picture-line tone-${tone}`} data-dashed={mark.dashed} d={pathOf(mark.points)} />
          <path className={`picture-line tone-${tone}`} d={pathOf(headOf(mark.points))} />
        </>
      );
    case 'dot':
      return (
        <circle
          className={`picture-dot tone-${tone}`}
          data-hollow={mark.hollow}
          cx={mark.at[0]}
          cy={mark.at[1]}
          r={mark.radius ?? 4}
        />
      );
    case 'box':
      return (
        <rect
          className={`picture-box tone-${tone}`}
          data-filled={mark.filled}
          x={mark.at[0]}
          y={mark.at[1]}
          width={mark.size[0]}
          height={mark.size[1]}
        />
      );
    case 'text':
      return (
        <text className={`picture-text tone-${tone}`} x={mark.at[0]} y={mark.at[1]} textAnchor={mark.anchor}>
          <IndexedText text={mark.text} />
        </text>
      );
  }
}

/** A small picture, computed from the formulas that its entry is about. */
export function Picture({ id, summary }: { readonly id: PictureId; readonly summary: string }) {
  const scene = useMemo(() => PICTURES[id](), [id]);
  return (
    <figure className="picture">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
        {scene.map((mark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a scene never changes its order.
          <MarkView key={index} mark={mark} />
        ))}
      </svg>
      <figcaption>{summary}</figcaption>
    </figure>
  );
}
