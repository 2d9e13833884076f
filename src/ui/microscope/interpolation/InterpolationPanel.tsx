import './interpolation.css';
import { NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import type { Run, SweepPlan } from '../../../sweep/sweep-plan.ts';
import { formatCount, formatRate } from '../../charts/format.ts';
import { runName } from '../../charts/run-name.ts';
import { Panel } from '../../panels/Panel.tsx';
import { PanelEmpty } from '../../panels/PanelEmpty.tsx';
import { Finding } from '../Finding.tsx';
import { checkpointsOf } from '../probe-rows.ts';
import { useFinding } from '../use-finding.ts';
import { MICROSCOPE } from '../words.ts';
import { InterpolationFigure } from './InterpolationFigure.tsx';
import { defaultOther, runAt } from './other-run.ts';

interface InterpolationPanelProps {
  readonly sweep: BoardSweep;
  readonly run: Run;
  readonly note: string;
  colourOf(run: Run): string;
}

/** While a run trains its last step changes several times a second; the line is recomputed after this delay. */
const REST_MILLISECONDS = 600;

interface CompareChoiceProps {
  readonly plan: SweepPlan;
  readonly other: Run;
  onOther(run: Run): void;
}

const AXES = [
  { key: 'learningRate', label: 'η', values: 'learningRates', format: formatRate },
  { key: 'batchSize', label: 'B', values: 'batchSizes', format: formatCount },
  { key: 'seed', label: null, values: 'seeds', format: String },
] as const;

/** Any run on the same data by its η, B and seed. */
function CompareChoice({ plan, other, onOther }: CompareChoiceProps) {
  const words = MICROSCOPE.interpolation;
  return (
    <div className="compare-choice">
      <span>{words.compare}</span>
      {AXES.map(({ key, label, values, format }) => (
        <span key={key}>
          <span aria-hidden="true">{label ?? words.seed}</span>
          <NativeSelect
            aria-label={words.compareBy(label ?? words.seed)}
            value={String(other[key])}
            onChange={(event) => {
              const chosen = runAt(plan.runs, { ...other, [key]: Number(event.currentTarget.value) });
              if (chosen) onOther(chosen);
            }}
            data={plan[values].map((value) => ({ value: String(value), label: format(value) }))}
          />
        </span>
      ))}
    </div>
  );
}

/** The panel for a given other run. */
function Compared({ sweep, run, other, note, colourOf, onOther }: InterpolationPanelProps & CompareChoiceProps) {
  const last = checkpointsOf(sweep.traces, other.id).at(-1) ?? 0;
  const [otherStep] = useDebouncedValue(last, REST_MILLISECONDS);
  const found = useFinding({ kind: 'interpolation', other: other.id, otherStep: Math.min(otherStep, last) });
  const words = MICROSCOPE.interpolation;
  const name = runName(other);
  const place = other.id === run.id ? words.lastStep : name;
  return (
    <Finding
      title={words.title}
      term="interpolation"
      isWide
      controls={<CompareChoice plan={sweep.plan} other={other} onOther={onOther} />}
      found={found}
      why={words.why}
    >
      {(finding, size) => (
        <InterpolationFigure
          finding={finding}
          size={size}
          colours={[colourOf(run), colourOf(other)]}
          ends={[words.thisRun, place]}
          note={words.to(note, name, last)}
        />
      )}
    </Finding>
  );
}

/** The loss between this run and another one, which can be chosen. */
export function InterpolationPanel(props: InterpolationPanelProps) {
  const { sweep, run } = props;
  const [chosen, setChosen] = useState<Run | null>(null);
  const [first] = useState(() => defaultOther(sweep, run));
  const other = chosen ?? first;
  if (other === null)
    return (
      <Panel
        title={MICROSCOPE.interpolation.title}
        level={3}
        className="finding finding-wide"
        empty={<PanelEmpty title={MICROSCOPE.interpolation.only}>{MICROSCOPE.interpolation.onlyWhy}</PanelEmpty>}
      >
        {null}
      </Panel>
    );
  return <Compared {...props} plan={sweep.plan} other={other} onOther={setChosen} />;
}
