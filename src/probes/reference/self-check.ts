import type { Engine } from '../../engine/contract.ts';
import { type CheckRow, checkReference } from './check-engine.ts';
import type { ReferenceBounds } from './reference-bounds.ts';
import { parseReferenceFile } from './reference-file.ts';
import builtIn from './self-check-case.json' with { type: 'json' };

export interface SelfCheck {
  readonly passed: boolean;
  readonly rows: readonly CheckRow[];
  readonly milliseconds: number;
}

/** The bounds of the built-in case were derived for this u; to first order they are proportional to it. */
const UNIT_ROUNDOFF = 2 ** -24;

function scaledBounds(factor: number): ReferenceBounds {
  const vector = (values: readonly number[]) => Float64Array.from(values, (value) => factor * value);
  const entries = Object.entries(builtIn.bounds.atStart).map(([key, bound]) => {
    return [key, typeof bound === 'number' ? factor * bound : vector(bound)] as const;
  });
  const atStart = { bounds: Object.fromEntries(entries), topMultiplicity: 1 };
  const { trainLossAfterEachStep, parametersAtEnd } = builtIn.bounds.sgd;
  return {
    atStart,
    atEnd: atStart, // the case has no quantities there
    sgd: { trainLossAfterEachStep: vector(trainLossAfterEachStep), parametersAtEnd: vector(parametersAtEnd) },
  };
}

/**
 * Runs an engine against the built-in case: an MLP 6-8-3 with tanh and cross-entropy at whose start PyTorch's float64
 * gives loss, gradient, Hessian–vector product, spectrum and gradient noise, and five steps of SGD with momentum and
 * weight decay. Every operation of the contract is used. Rejects only if the engine itself throws.
 */
export async function selfCheck(engine: Engine): Promise<SelfCheck> {
  const start = performance.now();
  const bounds = scaledBounds(engine.description.unitRoundoff / UNIT_ROUNDOFF);
  const { rows } = await checkReference(engine, parseReferenceFile(builtIn.file), bounds);
  return { passed: rows.every((row) => row.ok), rows, milliseconds: performance.now() - start };
}
