import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { outputShape } from './vector.ts';

/** `PackingScheme.DENSE` of tfjs, with which the caller chooses the texture's shape. */
const DENSE = 0;
/** Samplers guaranteed to a fragment shader by WebGL 2. */
const MAX_PARTS = 16;

const codeFor = (names: readonly string[], marked: boolean) => `
  float entry(sampler2D part, ivec2 shape, int i) { return texelFetch(part, ivec2(i % shape.y, i / shape.y), 0).r; }
  void main() {
    int i = int(gl_FragCoord.y) * outTexShape.y + int(gl_FragCoord.x);
    ${names
      .map((name, index) => {
        const factor = marked && index === names.length - 1 ? ' * mark' : '';
        return `if (i < ${name}Size) { setOutput(entry(${name}, ${name}TexShape, i)${factor}); return; } i -= ${name}Size;`;
      })
      .join('\n    ')}
    setOutput(0.0);
  }`;

/**
 * Concatenation of all `parts`, the last of them multiplied by `mark`, `[Σ size]`, in one draw per 15 parts. Sizes are
 * uniforms: tfjs's concat recompiles for every set of shapes. The caller owns parts and result.
 */
export function joinVectors(backend: MathBackendWebGL, parts: readonly tf.Tensor[], mark: number): tf.Tensor {
  return tf.tidy(() => {
    let waiting = parts.map((part) => tf.reshape<tf.Rank>(part, [part.size]));
    while (waiting.length > MAX_PARTS) {
      waiting = [join(backend, waiting.slice(0, MAX_PARTS)), ...waiting.slice(MAX_PARTS)];
    }
    return join(backend, waiting, mark);
  });
}

function join(backend: MathBackendWebGL, parts: readonly tf.Tensor[], mark?: number): tf.Tensor {
  const marked = mark !== undefined;
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const names = parts.map((_, index) => `part${index}`);
  const program: GPGPUProgram = {
    variableNames: names,
    outputShape: [size],
    outPackingScheme: DENSE,
    enableShapeUniforms: true,
    customUniforms: [
      ...names.map((name) => ({ name: `${name}Size`, type: 'int' as const })),
      ...(marked ? [{ name: 'mark', type: 'float' as const }] : []),
    ],
    userCode: codeFor(names, marked),
  };
  const uniforms = [...parts.map((part) => [part.size]), ...(marked ? [[mark]] : [])];
  const output = backend.runWebGLProgram(program, [...parts], 'float32', uniforms, true, outputShape(size, true));
  return tf.engine().makeTensorFromTensorInfo(output, backend);
}
