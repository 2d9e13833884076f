import type { SweepPanelProps } from '../Panel.tsx';
import { TracedProbesPanel } from './TracedProbesPanel.tsx';

/** λ₁ and λ₂ of every run while it trains. */
export function EigenvaluesPanel(props: SweepPanelProps) {
  return (
    <TracedProbesPanel
      {...props}
      name="eigenvalues"
      title="Top eigenvalues"
      probe="sharpness"
      dashed="hessianSecond"
      why="The two largest Hessian eigenvalues of every run. At the edge of stability several eigenvalues settle at 2/η, not only the largest."
    />
  );
}
