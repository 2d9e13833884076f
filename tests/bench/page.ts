import type { Job, Measured, StepCase, StepSubject } from './jobs.ts';

type MeasureStep = (of: StepCase, seconds: number) => Promise<Measured>;

async function onWebgl(fused: boolean, of: StepCase, seconds: number): Promise<Measured> {
  const { createTfjsEngine } = await import('../../src/engine/webgl/create.ts');
  const { measureCohortStep } = await import('./cohort-step.ts');
  return measureCohortStep(await createTfjsEngine({ device: 'webgl', fused }), of, seconds);
}

async function modelFit(of: StepCase, seconds: number): Promise<Measured> {
  const { measureModelFit } = await import('./model-fit-step.ts');
  return measureModelFit(of, seconds);
}

/** Code is loaded only by the page that needs it: tfjs keeps flags and backends in globals. */
const SUBJECTS: Record<Exclude<StepSubject, 'simd'>, MeasureStep> = {
  webglFused: (of, seconds) => onWebgl(true, of, seconds),
  webglUnfused: (of, seconds) => onWebgl(false, of, seconds),
  tfjsWasm: async (of, seconds) => (await import('./tfjs-wasm-step.ts')).measureTfjsWasm(of, seconds),
  jaxJs: async (of, seconds) => (await import('./jax-step.ts')).measureJaxJs(of, seconds),
  modelFitWebgl: async (of, seconds) => {
    await (await import('@tensorflow/tfjs')).setBackend('webgl');
    return modelFit(of, seconds);
  },
  modelFitWasm: async (of, seconds) => {
    await (await import('./tfjs-wasm-backend.ts')).selectTfjsWasm();
    return modelFit(of, seconds);
  },
};

async function perform(job: Job): Promise<Measured> {
  if (job.kind === 'step' && job.subject !== 'simd') return SUBJECTS[job.subject](job.of, job.seconds);
  if (job.kind === 'workers') {
    return (await import('./workers.ts')).measureWorkers(job.of, job.workers, job.seconds);
  }
  const { fetchKernels } = await import('../../src/engine/simd/load-browser.ts');
  const { performOnSimd } = await import('./simd-jobs.ts');
  return performOnSimd(await fetchKernels(), job);
}

declare global {
  interface Window {
    /** What the bench calls from outside. */
    perform: (job: Job) => Promise<Measured>;
  }
}
window.perform = perform;
