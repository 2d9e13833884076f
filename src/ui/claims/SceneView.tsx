import './figure.css';
import type { Mark, Scene } from '../../figure/mark.ts';
import { SERIES_COLOURS } from '../../figure/palette.ts';

const classOf = ({ role, series }: Mark) =>
  `figure-${role}${series === undefined ? '' : ` figure-series-${series % SERIES_COLOURS.length}`}`;

function MarkView({ mark }: { readonly mark: Mark }) {
  const className = classOf(mark);
  switch (mark.kind) {
    case 'line':
      return <line className={className} x1={mark.x1} x2={mark.x2} y1={mark.y1} y2={mark.y2} />;
    case 'rect':
      return <rect className={className} x={mark.x} y={mark.y} width={mark.width} height={mark.height} />;
    case 'path':
      return <path className={className} d={mark.d} strokeDasharray={mark.dash} />;
    case 'text':
      return (
        <text lang="en" className={className} x={mark.x} y={mark.y} textAnchor={mark.anchor}>
          {mark.text}
        </text>
      );
  }
}

interface SceneViewProps {
  readonly scene: Scene;
  /** Absent if the scene is decoration beside text that says the same. */
  readonly summary?: string;
  readonly zoom?: number;
}

/** A scene on the page, in the page's colours. */
export function SceneView({ scene, summary, zoom = 1 }: SceneViewProps) {
  const { width, height, marks } = scene;
  return (
    <svg
      className="figure"
      width={width * zoom}
      height={height * zoom}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={summary}
      aria-hidden={summary === undefined}
    >
      {marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity beyond their place in the scene.
        <MarkView key={index} mark={mark} />
      ))}
    </svg>
  );
}
