import type { RunId } from '../../../sweep/sweep-plan.ts';
import type { Frame } from '../../charts/frame.ts';
import type { Region } from './scene.ts';

interface RegionMarksProps {
  readonly regions: readonly Region[];
  readonly frame: Frame;
  readonly highlighted: ReadonlySet<RunId> | null;
}

const CORNER = 9;

/** Limits of each (η, B): its corner, or where it is highlighted the rectangle and the exact curve in it. */
export function RegionMarks({ regions, frame, highlighted }: RegionMarksProps) {
  const isOnly = regions.length === 1;
  const isLit = ({ runs }: Region) => isOnly || runs.some((run) => highlighted?.has(run));
  const lit = regions.filter(isLit);
  return (
    <g className="regions">
      {regions.map((region) => {
        const { key, x, y } = region;
        if (!isLit(region))
          return <path key={key} className="region-corner" d={`M${x - CORNER},${y}H${x}V${y + CORNER}`} />;
        return <path key={key} className="region region-lit" d={`M${frame.left},${y}H${x}V${frame.bottom}`} />;
      })}
      {lit.length <= 3 &&
        lit.map(({ key, curve }) => <path key={`curve ${key}`} className="region region-curve" d={curve} />)}
    </g>
  );
}
