import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { seedAxis } from '../../data/seed-axis.ts';
import { formatShort } from '../../figure/format-number.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { learningRateAxis } from '../../sweep/spec/axis.ts';
import type { Run, SweepPlan } from '../../sweep/sweep-plan.ts';
import { type Fork, flowMisfit, forkSpec, settingAt } from '../../sweep/training/fork.ts';
import { seedName } from '../charts/run-name.ts';
import { NumberField, TextField } from '../controls/fields.tsx';
import { InvalidFieldsProvider, useInvalidCount } from '../controls/invalid-fields.tsx';
import { listReader } from '../controls/read-text.ts';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';
import { MICROSCOPE } from './words.ts';

interface ForkRunProps {
  readonly sweep: BoardSweep;
  readonly run: Run;
  readonly step: number;
  /** The last step that was recorded. */
  readonly last: number;
  /** Follows the flows from the step. */
  onFlows(): void;
}

const [rateList] = learningRateAxis.options;
const [, seedList] = seedAxis.options;
const stepCount = z.int().min(1).max(100_000_000);
const list = (values: readonly number[]) => values.map((value) => formatShort(value, 12)).join(', ');
const exact = (value: number) => Number(value.toPrecision(12));

/** η and 2η, B and B/2: the changes that matter at the edge of stability. */
function initialFork(plan: SweepPlan, run: Run, step: number): Fork {
  const { learningRate, batchSize } = settingAt(plan, run, step);
  return {
    learningRates: [exact(learningRate), exact(2 * learningRate)],
    batchSizes: batchSize > 1 ? [Math.ceil(batchSize / 2), batchSize] : [1],
    seeds: [run.seed, run.seed + 1, run.seed + 2],
    steps: Math.max(step, 200),
  };
}

interface ForkFieldsProps {
  readonly fork: Fork;
  readonly examples: number;
  onChange(part: Partial<Fork>): void;
}

function ForkFields({ fork, examples, onChange }: ForkFieldsProps) {
  const words = MICROSCOPE.fork;
  const sizes = z
    .array(z.int().min(1).max(examples, words.tooLarge(examples)))
    .min(1)
    .max(64);
  return (
    <>
      <TextField
        wide
        label={words.rates}
        hint="> 0"
        value={fork.learningRates}
        show={list}
        read={listReader(rateList)}
        onChange={(learningRates) => onChange({ learningRates })}
      />
      <TextField
        wide
        label={words.sizes}
        hint={words.sizesHint(examples)}
        value={fork.batchSizes}
        show={list}
        read={listReader(sizes)}
        onChange={(batchSizes) => onChange({ batchSizes })}
      />
      <TextField
        label={words.seeds}
        hint={words.seedsHint}
        value={fork.seeds}
        show={list}
        read={listReader(seedList)}
        onChange={(seeds) => onChange({ seeds })}
      />
      <NumberField
        label={words.steps}
        hint="≥ 1"
        value={fork.steps}
        schema={stepCount}
        onChange={(steps) => onChange({ steps })}
      />
    </>
  );
}

/** Continues the run as a new sweep. */
function ForkForm({ sweep: { plan }, run, step }: Pick<ForkRunProps, 'sweep' | 'run' | 'step'>) {
  const [fork, setFork] = useState(() => initialFork(plan, run, step));
  const invalid = useInvalidCount() > 0;
  const editDraft = useApp((state) => state.editDraft);
  const start = useApp((state) => state.start);
  const closeMicroscope = useApp((state) => state.closeMicroscope);
  const total = fork.learningRates.length * fork.batchSizes.length * fork.seeds.length;
  const go = () => {
    editDraft(() => forkSpec(plan, run, step, fork));
    closeMicroscope();
    void start({ asked: true });
  };
  return (
    <>
      <p className="field-note field-wide">{MICROSCOPE.fork.note(step, seedName(run))}</p>
      <ForkFields fork={fork} examples={plan.examples} onChange={(part) => setFork({ ...fork, ...part })} />
      <Button className="field-wide" disabled={invalid} onClick={go}>
        {MICROSCOPE.fork.run(total)}
      </Button>
    </>
  );
}

/** Shows the flows from the step beside the run, or says why not. */
function FollowFlows({ sweep: { plan }, run, step, last, onFlows }: ForkRunProps) {
  const misfit = flowMisfit(plan, run);
  const words = MICROSCOPE.flows;
  if (misfit !== undefined)
    return (
      <p className="field-note field-wide">
        {words.cannot} <Message text={misfit} />
      </p>
    );
  if (step >= last) return <p className="field-note field-wide">{words.tooLate}</p>;
  return (
    <Button className="field-wide" variant="default" title={words.hint} onClick={onFlows}>
      {words.follow}
    </Button>
  );
}

/** Continues from the displayed step with other η, B or batches, as a new sweep, or along the flows, beside the run. */
export function ForkRun(props: ForkRunProps) {
  const [opened, setOpened] = useState(false);
  const { step, onFlows } = props;
  const follow = () => {
    setOpened(false);
    onFlows();
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={() => setOpened(!opened)}>
          {MICROSCOPE.fork.name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <InvalidFieldsProvider>
          <div className="fields fork-fields">
            {step === 0 ? (
              <p className="field-note field-wide">{MICROSCOPE.fork.tooEarly}</p>
            ) : (
              <ForkForm key={step} {...props} />
            )}
            <FollowFlows {...props} onFlows={follow} />
          </div>
        </InvalidFieldsProvider>
      </Popover.Dropdown>
    </Popover>
  );
}
