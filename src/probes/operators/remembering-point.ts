import type { Point } from '../../engine/contract.ts';
import { memoizeAsync } from './memoize-async.ts';

/**
 * The same point, which computes losses, outputs, gradient and gradient norms only once: the probes of a tier share them.
 * The arrays returned are shared and must not be modified.
 */
export function rememberingPoint(point: Point): Point {
  const bySplit = <T>(ask: (split: 'train' | 'test') => Promise<T>) => {
    const [train, test] = [memoizeAsync(() => ask('train')), memoizeAsync(() => ask('test'))];
    return (split: 'train' | 'test') => (split === 'train' ? train() : test());
  };
  return {
    evaluate: bySplit((split) => point.evaluate(split)),
    outputs: bySplit((split) => point.outputs(split)),
    gradient: memoizeAsync(() => point.gradient()),
    exampleGradientNorms: memoizeAsync(() => point.exampleGradientNorms()),
    hessianVector: (v, active) => point.hessianVector(v, active),
    gaussNewtonVector: (v, active) => point.gaussNewtonVector(v, active),
    exampleHessianSquare: (v, active) => point.exampleHessianSquare(v, active),
    exampleProjections: (v, active) => point.exampleProjections(v, active),
    weightedGradient: (c, active) => point.weightedGradient(c, active),
    ...(point.curvatureTraces && { curvatureTraces: async () => point.curvatureTraces!() }),
    dispose: () => point.dispose(),
  };
}
