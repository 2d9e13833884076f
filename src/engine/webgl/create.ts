import { EngineError } from '../../errors.ts';
import type { Engine } from '../contract.ts';
import { measureUnitRoundoff, type TfjsDevice } from './device.ts';
import { openWebglProgram } from './open-program.ts';
import type { Canvas } from './webgl-device.ts';

export interface TfjsEngineOptions {
  readonly device: 'webgl' | 'cpu';
  /** Canvas of the WebGL context; a new one by default. */
  readonly canvas?: Canvas;
  /** Whether WebGL trains dense networks with our own kernels (the default) or with individual tfjs operations. */
  readonly fused?: boolean;
}

/** That of f32, doubled for devices that do not round sums to nearest; 16-bit floats have 2⁻¹¹. */
const COARSEST_ROUNDOFF = 2 ** -23;

/**
 * The contract on tfjs. 'webgl' throws EngineError where there is no WebGL 2 or no 32-bit rendering; the caller may then
 * request 'cpu', which runs everywhere. tfjs and its backends are loaded here, on demand.
 */
export async function createTfjsEngine(options: TfjsEngineOptions): Promise<Engine> {
  const device = await openDevice(options);
  const unitRoundoff = measureUnitRoundoff(device);
  if (unitRoundoff > COARSEST_ROUNDOFF) {
    device.dispose();
    throw new EngineError(
      `engine/webgl: unit roundoff must be at most 2^-23, got ${unitRoundoff} on ${device.renderer}. ` +
        'Use the simd or the tfjs cpu engine.',
    );
  }
  return {
    description: { kind: device.kind, device: device.renderer, unitRoundoff },
    open: async (network, dataset) => openWebglProgram(device, network, dataset, { fused: options.fused ?? true }),
    dispose: () => device.dispose(),
  };
}

async function openDevice({ device, canvas }: TfjsEngineOptions): Promise<TfjsDevice> {
  if (device === 'cpu') return (await import('./cpu-device.ts')).openCpuDevice();
  return (await import('./webgl-device.ts')).openWebglDevice(canvas);
}
