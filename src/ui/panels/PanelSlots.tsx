import type { BoardSweep } from '../../state/app-state.ts';
import type { PanelSet, ProbePanelName } from '../../state/panel-view.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import type { RatioScale } from '../charts/colours.ts';
import { useApp } from '../use-app.ts';
import { GapPanel } from './gap/GapPanel.tsx';
import { LossPanel } from './loss/LossPanel.tsx';
import { ProbePanel } from './probe/ProbePanel.tsx';
import { SharpnessPanel } from './sharpness/SharpnessPanel.tsx';
import { StabilityPanel } from './stability/StabilityPanel.tsx';
import { TuningPanels } from './tuning/TuningPanels.tsx';

interface Slot {
  /** The probe shown until another is chosen. */
  readonly probe: RecordedProbe;
  readonly dashed?: RecordedProbe;
  readonly why: string;
}

/** Panels of recorded probes over time, by name. */
const SLOTS = {
  eigenvalues: {
    probe: 'sharpness',
    dashed: 'hessianSecond',
    why: 'The two largest Hessian eigenvalues of every run. At the edge of stability several eigenvalues settle at 2/η, not only the largest.',
  },
  curvature: {
    probe: 'hessianTrace',
    why: 'The sum of all Hessian eigenvalues; λ₁ is only the largest. Any recorded probe can be chosen here.',
  },
  alignment: {
    probe: 'gradientTopFraction',
    why: 'The fraction of the gradient in the few sharpest directions: far more than their share of all directions.',
  },
  noiseScale: {
    probe: 'simpleNoiseScale',
    why: 'tr C/‖∇L‖²: the batch size at which noise and gradient are equally strong. It grows during training.',
  },
  noise: {
    probe: 'covarianceTrace',
    why: 'The variance of per-example gradients. Divided by B it is the gradient noise of a step.',
  },
  noiseAlignment: {
    probe: 'noiseAlignment',
    why: 'How much more noise there is along sharp directions than along others; 1 for noise that is independent of the curvature.',
  },
  batchSharpness: {
    probe: 'batchSharpness',
    why: 'The curvature along mini-batch gradients at this batch size. It settles near 2/η (dashed) while λ₁ stays below.',
  },
} as const satisfies Record<ProbePanelName, Slot>;

interface PanelSlotsProps {
  readonly shown: PanelSet;
  readonly sweep: BoardSweep | null;
  readonly scale: RatioScale | null;
}

/** The panels beside the map: one of five sets. A probe chosen in a slot is kept when another set is shown. */
export function PanelSlots({ shown, sweep, scale }: PanelSlotsProps) {
  const chosen = useApp((state) => state.view.chosenProbes);
  const setView = useApp((state) => state.setView);
  const slot = (name: ProbePanelName) => {
    const { why, ...defaults }: Slot = SLOTS[name];
    return (
      <ProbePanel
        key={name}
        name={name}
        sweep={sweep}
        scale={scale}
        {...defaults}
        probe={chosen[name] ?? defaults.probe}
        {...(!defaults.dashed && { onProbe: (probe) => setView({ chosenProbes: { ...chosen, [name]: probe } }) })}
      >
        {(chosen[name] ?? defaults.probe) === defaults.probe && why}
      </ProbePanel>
    );
  };
  switch (shown) {
    case 'tuning':
      return <TuningPanels sweep={sweep} scale={scale} />;
    case 'overview':
      return (
        <>
          <LossPanel sweep={sweep} scale={scale} />
          <SharpnessPanel sweep={sweep} scale={scale} />
          <GapPanel sweep={sweep} scale={scale} />
        </>
      );
    case 'curvature':
      return [slot('eigenvalues'), slot('curvature'), slot('alignment')];
    case 'noise':
      return [slot('noiseScale'), slot('noise'), slot('noiseAlignment')];
    case 'stability':
      return (
        <>
          <StabilityPanel sweep={sweep} scale={scale} />
          {slot('batchSharpness')}
        </>
      );
  }
}
