import { ADD_PANEL } from '../../workbench/words.ts';
import type { SweepPanelProps } from '../Panel.tsx';
import { PROBE } from '../words.ts';
import { TracedProbesPanel } from './TracedProbesPanel.tsx';

/** λ₁ and λ₂ of every run while it trains. */
export function EigenvaluesPanel(props: SweepPanelProps) {
  return (
    <TracedProbesPanel
      {...props}
      name="eigenvalues"
      title={ADD_PANEL.panelNames.eigenvalues}
      probe="sharpness"
      dashed="hessianSecond"
      why={PROBE.eigenvalues}
    />
  );
}
