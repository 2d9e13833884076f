import { tanh } from '../../math/elementary.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../math/rng.ts';
import { drawEach, type Split } from '../generator.ts';

interface TeacherShape {
  readonly dimension: number;
  readonly width: number;
  readonly classes: number;
  readonly gain: number;
}

/** Number of inputs used to centre the outputs of the teacher, so that no class is rare. */
const REFERENCE_COUNT = 512;

function normals(count: number, scale: number, stream: RandomStream): Float64Array {
  return Float64Array.from({ length: count }, () => scale * stream.normal());
}

/** x ↦ outputs [K] of a fixed network V tanh(W x), W [H, D] ~ N(0, gain²/D), V [K, H] ~ N(0, 1/H), with centred outputs. */
function teacherNetwork({ dimension, width, classes, gain }: TeacherShape, seed: number) {
  const first = normals(width * dimension, gain / Math.sqrt(dimension), randomStream(seed, PURPOSE.teacher, 0));
  const second = normals(classes * width, 1 / Math.sqrt(width), randomStream(seed, PURPOSE.teacher, 1));
  const hidden = new Float64Array(width);
  const offsets = new Float64Array(classes);
  const outputs = new Float64Array(classes);
  const evaluate = (x: Float32Array): Float64Array => {
    for (let h = 0; h < width; h++) {
      let sum = 0;
      for (let d = 0; d < dimension; d++) sum += first[h * dimension + d] * x[d];
      hidden[h] = tanh(sum);
    }
    for (let k = 0; k < classes; k++) {
      let sum = -offsets[k];
      for (let h = 0; h < width; h++) sum += second[k * width + h] * hidden[h];
      outputs[k] = sum;
    }
    return outputs;
  };
  const totals = new Float64Array(classes);
  for (let i = 0; i < REFERENCE_COUNT; i++) {
    const x = Float32Array.from(normals(dimension, 1, randomStream(seed, PURPOSE.teacher, 2 + i)));
    evaluate(x).forEach((output, k) => {
      totals[k] += output;
    });
  }
  offsets.set(totals.map((total) => total / REFERENCE_COUNT));
  return evaluate;
}

/** Examples of the generator `teacher`. */
export function drawTeacher(source: TeacherShape, split: Split, count: number, seed: number) {
  const evaluate = teacherNetwork(source, seed);
  return drawEach({ split, count, seed, size: source.dimension }, (_, stream, row) => {
    for (let d = 0; d < source.dimension; d++) row[d] = stream.normal();
    const outputs = evaluate(row);
    let label = 0;
    for (let k = 1; k < source.classes; k++) if (outputs[k] > outputs[label]) label = k;
    return label;
  });
}
