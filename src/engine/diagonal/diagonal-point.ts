import type { Point, Program } from '../contract.ts';
import type { LinearPrograms } from './linear-programs.ts';
import { bent, linearWeights, pulled, pushed } from './weights.ts';

export interface DiagonalPointOptions {
  /** d. */
  readonly inputs: number;
  /** (u, v) of R runs, `[R, 2d]`. */
  readonly theta: Float32Array;
  /** N, the number of examples. */
  readonly count: number;
  readonly examples?: Int32Array | undefined;
}

/**
 * `Point` of the diagonal network from results of linear networks. Example i: with e = x ⊙ x and δ its error,
 * gᵢ = δ(2u, −2v)x, Hᵢ = JᵀxxᵀJ + δD(x) with D(x) = diag(2x, −2x), so that
 * Hᵢ²z = Jᵀx(nᵢsᵢ + δᵢtᵢ) + 4δᵢsᵢ e(u, v) + 4δᵢ² e(a, b), s = x·Jz, n = 4e·(u² + v²), t = 4e·(ua + vb), z = (a, b).
 */
export async function createDiagonalPoint(
  programs: LinearPrograms,
  { inputs, theta, count, examples }: DiagonalPointOptions,
): Promise<Point> {
  const runs = theta.length / (2 * inputs);
  const held: Promise<Point>[] = [];
  const once = (make: () => Promise<Program>, weights: () => Float32Array) => {
    let point: Promise<Point> | undefined;
    return () => {
      if (point === undefined) {
        point = make().then((program) => program.at(weights(), examples));
        held.push(point);
      }
      return point;
    };
  };
  const zero = () => new Float32Array(runs * (inputs + 1));
  const data = once(programs.data, () => linearWeights(inputs, theta));
  const rows = once(programs.inputs, zero);
  const squares = once(programs.squares, zero);
  await data(); // refuses indices out of range

  const push = (z: Float32Array) => pushed(inputs, theta, z);
  const pull = (g: Float32Array) => ({ g, z: theta, factor: 2, sign: -1 as const });
  /** δ of every example, `[R, N]`: its derivative by the bias. */
  const errors = async () => {
    const bias = zero().map((_, k) => (k % (inputs + 1) === inputs ? 1 : 0));
    return (await data()).exampleProjections(bias);
  };
  const norms = async () => (await squares()).exampleProjections(bent(inputs, theta, theta));

  return {
    evaluate: async (split) => (await data()).evaluate(split),
    outputs: async (split) => (await data()).outputs(split),
    gradient: async () => pulled(inputs, [pull(await (await data()).gradient())]),
    weightedGradient: async (c) => pulled(inputs, [pull(await (await data()).weightedGradient(c))]),
    exampleProjections: async (v) => (await data()).exampleProjections(push(v)),
    gaussNewtonVector: async (v) => pulled(inputs, [pull(await (await data()).gaussNewtonVector(push(v)))]),
    hessianVector: async (v) => {
      const linear = await data();
      const curved = await linear.hessianVector(push(v));
      return pulled(inputs, [pull(curved), { g: await linear.gradient(), z: v, factor: 2, sign: -1 }]);
    },
    exampleGradientNorms: async () => {
      const [delta, n] = [await errors(), await norms()];
      return delta.map((d, i) => d * d * n[i]);
    },
    exampleHessianSquare: async (v) => {
      const [x, e] = [await rows(), await squares()];
      const [delta, n] = [await errors(), await norms()];
      const s = await x.exampleProjections(push(v));
      const t = await e.exampleProjections(bent(inputs, theta, v));
      const outer = await x.weightedGradient(delta.map((d, i) => n[i] * s[i] + d * t[i]));
      const mixed = await e.weightedGradient(delta.map((d, i) => d * s[i]));
      const own = await e.weightedGradient(delta.map((d) => d * d));
      const sum = pulled(inputs, [
        pull(outer),
        { g: mixed, z: theta, factor: 4, sign: 1 },
        { g: own, z: v, factor: 4, sign: 1 },
      ]);
      return sum.map((value) => value / count);
    },
    dispose: () => {
      for (const point of held.splice(0))
        void point.then(
          (made) => made.dispose(),
          () => {}, // the caller has received the error
        );
    },
  };
}
