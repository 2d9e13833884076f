import { useMemo } from 'react';
import { QUANTITIES } from '../../quantities.ts';
import { limitNote } from '../../stability-limit.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { ProbeFigure } from '../probe/ProbeFigure.tsx';

/** λ₁ of every run while it trains, against the stability limit of its learning rate. */
export function SharpnessPanel({ sweep, scale }: SweepPanelProps) {
  const plan = sweep?.plan;
  const note = useMemo(() => (plan ? limitNote(plan) : null), [plan]);
  return (
    <Panel
      title="Sharpness"
      term="sharpness"
      note={note && <p className="caption">{note}</p>}
      empty={
        <PanelEmpty title="The curvature of the loss along training">
          The largest eigenvalue of the Hessian of every run, with its error. Full-batch training cannot stay where it
          exceeds 2/η (dashed); small batches settle well below.
        </PanelEmpty>
      }
    >
      {sweep &&
        scale &&
        ((size) => (
          <ProbeFigure
            name="sharpness"
            title="Sharpness"
            sweep={sweep}
            scale={scale}
            size={size}
            probe="sharpness"
            yLabel={QUANTITIES.sharpness.axis}
            ceiling={100}
          />
        ))}
    </Panel>
  );
}
