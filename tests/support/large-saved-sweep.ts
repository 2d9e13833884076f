import { buildDataset } from '../../src/data/build-dataset.ts';
import { probesOfTier } from '../../src/probes/scalar/registry.ts';
import { prepareSweep } from '../../src/sweep/perform-sweep.ts';
import { sweepFingerprint } from '../../src/sweep/results/fingerprint.ts';
import { runResults } from '../../src/sweep/results/results.ts';
import { createTraceStore, type Sample } from '../../src/sweep/results/trace-store.ts';
import { sweepFileText } from '../../src/sweep/saved/sweep-file.ts';
import { logSpacedSteps } from '../../src/sweep/segment/evaluation-grid.ts';
import type { FinishedRun } from '../../src/sweep/segment/run-status.ts';
import { parseSweepSpec, type SweepSpec } from '../../src/sweep/spec/sweep-spec.ts';

const PER_DECADE = 60;

/** Of eight sizes and so many rates on two moons. */
export const savedSpec = (rates: number): SweepSpec =>
  parseSweepSpec({
    version: 1,
    name: `${rates} rates`,
    dataset: { source: { kind: 'moons' }, trainCount: 256, testCount: 64 },
    model: { hidden: [4] },
    grid: {
      learningRates: Array.from({ length: rates }, (_, i) => (i + 1) / 64),
      batchSizes: [1, 2, 4, 8, 16, 32, 64, 128],
      seeds: 1,
    },
    budget: { kind: 'steps', steps: 1000 },
    measure: { trainPerDecade: PER_DECADE, testPerDecade: PER_DECADE, sharpnessPerDecade: PER_DECADE },
  });

/** A finished sweep as it is saved, valid in every respect, with made-up numbers: 0.4 MB for each rate. */
export async function largeSavedSweep(rates: number): Promise<Blob> {
  const { plan } = await prepareSweep(savedSpec(rates), buildDataset);
  const steps = logSpacedSteps(PER_DECADE, 1000);
  const traces = createTraceStore();
  const finished = new Map<number, FinishedRun>();
  for (const { id, endStep } of plan.runs) {
    finished.set(id, { run: id, outcome: 'budgetSpent', step: endStep });
    traces.append(
      probesOfTier('sharpness').flatMap(({ id: probe }) =>
        steps.map((step): Sample => {
          const value = Math.exp(Math.sin(id + step));
          return probe === 'sharpness'
            ? { run: id, probe, step, value, error: value / 7, converged: true }
            : { run: id, probe, step, value };
        }),
      ),
    );
  }
  const results = runResults(plan, traces, finished);
  const engine = { kind: 'simd', device: 'WebAssembly SIMD, f32', unitRoundoff: 2 ** -24 } as const;
  const fingerprint = sweepFingerprint(plan.spec, results, traces.inOrder());
  const pieces: string[] = [];
  for (const piece of sweepFileText({ spec: plan.spec, engine, fingerprint, results, samples: traces.all() }))
    pieces.push(piece);
  return new Blob(pieces);
}
