import './microscope.css';
import { Drawer, NativeSelect, SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { Run } from '../../sweep/sweep-plan.ts';
import type { RatioScale } from '../charts/colours.ts';
import { formatCount, formatRate, formatRatio } from '../charts/format.ts';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { useOpensAfterMount } from '../mantine/use-opens-after-mount.ts';
import { useApp } from '../use-app.ts';
import { ExportRun } from './ExportRun.tsx';
import { createInspectionQueue } from './inspection-queue.ts';
import { runAt } from './interpolation/other-run.ts';
import { RunView } from './RunView.tsx';
import { useEscape } from './use-escape.ts';
import { MICROSCOPE } from './words.ts';

/** The same η, B and seed on the other data sets of a sweep with several. */
function DataSeedChoice({ sweep: { plan }, run }: { sweep: BoardSweep; run: Run }) {
  const openMicroscope = useApp((state) => state.openMicroscope);
  if (plan.dataSeeds.length < 2) return null;
  const open = (dataSeed: number) => {
    const other = runAt(plan.runs, { ...run, dataSeed });
    if (other) openMicroscope(other.id);
  };
  return (
    <NativeSelect
      aria-label={MICROSCOPE.dataSeed}
      value={String(run.dataSeed)}
      onChange={(event) => open(Number(event.currentTarget.value))}
      data={plan.dataSeeds.map((seed) => ({ value: String(seed), label: MICROSCOPE.dataSeedOf(seed) }))}
    />
  );
}

/** The other seeds of a run's cell, on the same data set. */
function SeedChoice({ sweep, run }: { sweep: BoardSweep; run: Run }) {
  const openMicroscope = useApp((state) => state.openMicroscope);
  const siblings = sweep.plan.runs.filter(
    ({ learningRate, batchSize, dataSeed }) =>
      learningRate === run.learningRate && batchSize === run.batchSize && dataSeed === run.dataSeed,
  );
  if (siblings.length < 2) return null;
  const isDiverged = (id: number) => sweep.finished.get(id)?.outcome === 'diverged';
  return (
    <SegmentedControl
      aria-label={MICROSCOPE.seed}
      value={String(run.id)}
      onChange={(value) => openMicroscope(Number(value))}
      data={siblings.map(({ id, seed }) => ({ value: String(id), label: MICROSCOPE.seedOf(seed, isDiverged(id)) }))}
    />
  );
}

function MicroscopeHead({ sweep, run }: { sweep: BoardSweep; run: Run }) {
  return (
    <div className="microscope-head">
      <h2>
        η = {formatRate(run.learningRate)}, B = {formatCount(run.batchSize)}
        <small>η/B = {formatRatio(run.learningRate / run.batchSize)}</small>
      </h2>
      <DataSeedChoice sweep={sweep} run={run} />
      <SeedChoice sweep={sweep} run={run} />
      <div className="microscope-head-end">
        <ExportRun key={run.id} name={sweep.plan.spec.name} run={run} />
        <ExportMenu />
        <Drawer.CloseButton aria-label={MICROSCOPE.close} />
      </div>
    </div>
  );
}

/** One run at any step: landscape, spectrum and predictions, recomputed from its seed. */
export default function Microscope({ sweep, scale }: { sweep: BoardSweep | null; scale: RatioScale | null }) {
  const id = useApp((state) => state.microscope);
  const close = useApp((state) => state.closeMicroscope);
  const inspect = useApp((state) => state.inspect);
  const plan = sweep?.plan;
  // biome-ignore lint/correctness/useExhaustiveDependencies: findings belong to the plan they were made for.
  const queue = useMemo(() => createInspectionQueue(inspect), [inspect, plan]);
  const run = id === null ? undefined : plan?.runs[id];
  const isOpen = useOpensAfterMount(run !== undefined);
  useEscape(isOpen, close);
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={close}
      closeOnEscape={false}
      position="right"
      size="min(100vw, max(1280px, 86vw))"
      transitionProps={{ duration: 150 }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={MICROSCOPE.name}>
        <Drawer.Body className="microscope">
          {sweep && run && scale && (
            <>
              <MicroscopeHead sweep={sweep} run={run} />
              <RunView
                key={run.id}
                sweep={sweep}
                run={run}
                colour={scale(run.learningRate / run.batchSize)}
                colourOf={(other) => scale(other.learningRate / other.batchSize)}
                queue={queue}
              />
            </>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
