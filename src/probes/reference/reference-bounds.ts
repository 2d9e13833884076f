import { boundedProblem, evaluationBound, meanBound } from './bounds.ts';
import type { Arithmetic } from './error-model.ts';
import { type QuantityBounds, quantityBounds } from './quantity-bounds.ts';
import type { ReferenceFile } from './reference-file.ts';
import { exactly, storedAsFloat32 } from './rounded-vector.ts';
import { stateErrors, trajectoryBound } from './trajectory-bounds.ts';

/** Bounds on the error of an engine's arithmetic in every value of a reference file, independent of any engine's output. */
export interface ReferenceBounds {
  readonly atStart: QuantityBounds;
  readonly atEnd: QuantityBounds;
  readonly sgd: { readonly trainLossAfterEachStep: Float64Array; readonly parametersAtEnd: Float64Array };
}

/** Bounds for a file in the given arithmetic: milliseconds for the smallest networks, seconds for the convolutional one. */
export function referenceBounds(file: ReferenceFile, arithmetic: Arithmetic): ReferenceBounds {
  const { sgd, network, dataset } = file;
  const problem = boundedProblem(network, dataset, arithmetic);
  const { momentum, nesterov, weightDecay, learningRate, batches } = sgd;
  const update = { momentum, nesterov, weightDecay };
  const trajectory = trajectoryBound(problem, file.parameters, { update, learningRate, batches });
  const lossBounds = Float64Array.from(batches, (_, t) => {
    const after = exactly(trajectory.thetas[t + 1]);
    const { gradient } = meanBound(problem, after);
    return trajectory.errorOf(t + 1, gradient.value) + evaluationBound(problem, after, 'train').lossError;
  });
  const v = storedAsFloat32(file.vector);
  return {
    atStart: quantityBounds(problem, storedAsFloat32(file.parameters), v),
    atEnd: quantityBounds(problem, storedAsFloat32(sgd.parametersAtEnd), v),
    sgd: { trainLossAfterEachStep: lossBounds, parametersAtEnd: stateErrors(trajectory, batches.length) },
  };
}
