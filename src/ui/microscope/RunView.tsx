import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { formatNumber, formatShort } from '../../figure/format-number.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { clockOf } from '../../sweep/results/clock.ts';
import type { Run } from '../../sweep/sweep-plan.ts';
import { formatCount } from '../charts/format.ts';
import { runName } from '../charts/run-name.ts';
import { ForkRun } from './ForkRun.tsx';
import { FlowPanels } from './flows/FlowPanels.tsx';
import type { InspectionQueue } from './inspection-queue.ts';
import { InterpolationPanel } from './interpolation/InterpolationPanel.tsx';
import { ProbeTable } from './ProbeTable.tsx';
import { PredictionsPanel } from './predictions/PredictionsPanel.tsx';
import { checkpointsOf, probeRows, sampleAt } from './probe-rows.ts';
import { SpectrumPanels } from './SpectrumPanels.tsx';
import { StepSlider } from './StepSlider.tsx';
import { SlicePanel } from './slice/SlicePanel.tsx';
import { InspectedProvider } from './use-finding.ts';
import { MICROSCOPE } from './words.ts';

/** Delay after the last move of the slider before the instruments recompute. */
const REST_MILLISECONDS = 160;

interface RunViewProps {
  readonly sweep: BoardSweep;
  readonly run: Run;
  readonly colour: string;
  colourOf(run: Run): string;
  readonly queue: InspectionQueue;
}

/** All instruments on one run at a chosen step. */
export function RunView({ sweep, run, colour, colourOf, queue }: RunViewProps) {
  const { plan, traces } = sweep;
  const steps = checkpointsOf(traces, run.id);
  const last = steps[steps.length - 1] ?? 0;
  const [chosen, setChosen] = useState<number | null>(null);
  const step = Math.min(chosen ?? last, last);
  const [flowsFrom, setFlowsFrom] = useState<number | null>(null);
  const [settled] = useDebouncedValue(step, REST_MILLISECONDS);
  const inspected = useMemo(() => ({ run: run.id, step: settled, queue }), [run, settled, queue]);
  const epoch = clockOf(plan, 'epochs')(run, step);
  const loss = sampleAt(traces.columns(run.id, 'trainLoss'), step)?.value ?? Number.NaN;
  const note = `${runName(run)}, ${MICROSCOPE.step.at(settled)}`;
  return (
    <InspectedProvider value={inspected}>
      <div className="step-bar">
        <StepSlider steps={steps} step={step} onStep={setChosen} />
        <p>
          {MICROSCOPE.step.step} <strong>{formatCount(step)}</strong> · {MICROSCOPE.step.epoch} {formatShort(epoch)} ·{' '}
          {MICROSCOPE.step.trainLoss} {formatNumber(loss)}
        </p>
        <ForkRun sweep={sweep} run={run} step={step} last={last} onFlows={() => setFlowsFrom(step)} />
      </div>
      <div className="instruments">
        <SlicePanel note={note} />
        <PredictionsPanel note={note} />
        <SpectrumPanels
          run={run}
          plan={plan}
          settled={settled}
          colour={colour}
          note={note}
          step={step}
          steps={steps}
          onStep={setChosen}
        />
        <InterpolationPanel sweep={sweep} run={run} note={note} colourOf={colourOf} />
        {flowsFrom !== null && (
          <FlowPanels
            key={flowsFrom}
            sweep={sweep}
            run={run}
            from={flowsFrom}
            colour={colour}
            note={runName(run)}
            onClose={() => setFlowsFrom(null)}
          />
        )}
        <ProbeTable rows={probeRows(traces, run.id, step)} step={step} engine={sweep.engine} />
      </div>
    </InspectedProvider>
  );
}
