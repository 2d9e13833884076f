import './reproduction.css';
import { useApp } from '../use-app.ts';

const MARKS = { waiting: '…', exact: '✓', agrees: '≈', undecided: '?', differs: '≠' } as const;

/** How the sweep on the board compares with the results that its link carries; nothing for a sweep without such a link. */
export function ReproductionLine() {
  const reproduction = useApp((state) => state.reproduction);
  return (
    <div role="status" className="reproduction">
      {reproduction && (
        <p className={`reproduction-${reproduction.state}`}>
          <span className="reproduction-mark" aria-hidden="true">
            {MARKS[reproduction.state]}
          </span>
          <span lang="en">{reproduction.text}</span>
        </p>
      )}
    </div>
  );
}
