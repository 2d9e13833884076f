import { useMemo } from 'react';
import { logSpacedSteps } from '../../sweep/segment/evaluation-grid.ts';
import type { Run, SweepPlan } from '../../sweep/sweep-plan.ts';
import { settingAt } from '../../sweep/training/fork.ts';
import { hasRateSchedule } from '../../sweep/training/rate-schedule.ts';
import { PanelEmpty } from '../panels/PanelEmpty.tsx';
import { sharpnessLimit } from '../stability-limit.ts';
import { EigenvaluesFigure } from './eigenvalues/EigenvaluesFigure.tsx';
import { Finding } from './Finding.tsx';
import { SpectrumFigure } from './spectrum/SpectrumFigure.tsx';
import { useFinding } from './use-finding.ts';
import { MICROSCOPE } from './words.ts';

const PER_DECADE = 4;

interface SpectrumPanelsProps {
  readonly run: Run;
  readonly plan: SweepPlan;
  readonly colour: string;
  readonly note: string;
  /** The step on the slider, and all steps that can be chosen. */
  readonly step: number;
  readonly steps: readonly number[];
  /** The step of the spectrum: that of the slider once it rests. */
  readonly settled: number;
  onStep(step: number): void;
}

/** The spectrum of the Hessian at the step, and its largest eigenvalues over the whole run. */
export function SpectrumPanels(props: SpectrumPanelsProps) {
  const { run, plan, colour, note, step, steps, settled, onStep } = props;
  const last = steps[steps.length - 1] ?? 0;
  const spectrum = useFinding({ kind: 'spectrum' });
  const grid = useMemo(() => logSpacedSteps(PER_DECADE, last), [last]);
  const eigenvalues = useFinding({ kind: 'eigenvalues', steps: grid }, 0);
  const limit = sharpnessLimit(plan, run, settled);
  const shared = { colour, note, learningRate: settingAt(plan, run, settled).learningRate };
  return (
    <>
      <Finding title={MICROSCOPE.spectrum.title} term="spectrum" found={spectrum} why={MICROSCOPE.spectrum.why}>
        {(finding, size) =>
          finding.places.length > 0 ? (
            <SpectrumFigure finding={finding} size={size} {...shared} {...(limit !== null && { limit })} />
          ) : (
            <PanelEmpty title={MICROSCOPE.noSpectrum}>{MICROSCOPE.diverged}</PanelEmpty>
          )
        }
      </Finding>
      <Finding
        title={MICROSCOPE.eigenvalues.title}
        term="hessianSecond"
        found={eigenvalues}
        why={MICROSCOPE.eigenvalues.why}
      >
        {(finding, size) => (
          <EigenvaluesFigure
            finding={finding}
            size={size}
            step={step}
            steps={steps}
            onStep={onStep}
            {...shared}
            // Drawn over the whole run, so only if the limit is the same at every step.
            limit={hasRateSchedule(plan.spec.schedule) ? Number.NaN : (limit ?? Number.NaN)}
          />
        )}
      </Finding>
    </>
  );
}
