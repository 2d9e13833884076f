import type { Dataset, Examples } from '../../data/dataset.ts';
import type { Engine, Program } from '../../engine/contract.ts';
import { exp } from '../../math/elementary.ts';
import { evenly } from '../../probes/landscape/landscape.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import type { FieldFinding, ImagesFinding, PredictedImage } from './findings.ts';

const FIELD_PLACES = 72;
const MOST_POINTS = 600;
const IMAGES = 24;
/** Margin of the field around the examples, as a fraction of their extent. */
const MARGIN = 0.12;

/** The largest of K outputs and its probability under their softmax. */
function likeliest(outputs: Float32Array): { predicted: number; confidence: number } {
  const predicted = outputs.reduce((best, value, k) => (value > outputs[best] ? k : best), 0);
  const total = outputs.reduce((sum, value) => sum + exp(value - outputs[predicted]), 0);
  return { predicted, confidence: 1 / total };
}

async function outputsAt(program: Program, theta: Float32Array): Promise<Float32Array> {
  const point = await program.at(theta);
  try {
    return await point.outputs('test');
  } finally {
    point.dispose();
  }
}

/** A regular grid around all examples, in the form of a test set: its predictions are the decision field. */
function fieldOver({ count, inputs }: Examples) {
  const axis = (feature: number) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < count; i++) {
      low = Math.min(low, inputs[2 * i + feature]);
      high = Math.max(high, inputs[2 * i + feature]);
    }
    const room = MARGIN * (high - low || 1);
    return evenly(low - room, high + room, FIELD_PLACES);
  };
  const [x, y] = [axis(0), axis(1)];
  const places = new Float32Array(2 * x.length * y.length);
  for (let row = 0; row < y.length; row++)
    for (let column = 0; column < x.length; column++) places.set([x[column], y[row]], 2 * (row * x.length + column));
  return { x, y, test: { count: x.length * y.length, inputs: places, labels: new Uint16Array(x.length * y.length) } };
}

/** The predicted class at every place of the plane, for inputs of two numbers. */
export async function findField(
  engine: Engine,
  { network }: SweepPlan,
  dataset: Dataset,
  theta: Float32Array,
): Promise<FieldFinding> {
  const { x, y, test } = fieldOver(dataset.train);
  const program = await engine.open(network, { ...dataset, test });
  try {
    const outputs = await outputsAt(program, theta);
    const K = network.classes;
    const answers = Array.from({ length: test.count }, (_, i) => likeliest(outputs.subarray(i * K, (i + 1) * K)));
    const shown = Math.min(MOST_POINTS, dataset.train.count);
    return {
      kind: 'field',
      classes: K,
      x,
      y,
      predicted: Uint8Array.from(answers, ({ predicted }) => predicted),
      confidence: Float32Array.from(answers, ({ confidence }) => confidence),
      points: dataset.train.inputs.slice(0, 2 * shown),
      labels: dataset.train.labels.slice(0, shown),
    };
  } finally {
    program.dispose();
  }
}

/** Test images with their predicted classes. */
export async function findImages(program: Program, dataset: Dataset, theta: Float32Array): Promise<ImagesFinding> {
  const { test, inputShape, classes } = dataset;
  const outputs = await outputsAt(program, theta);
  const size = inputShape.reduce((product, side) => product * side, 1);
  const answers = Array.from({ length: test.count }, (_, index) => ({
    index,
    label: test.labels[index],
    ...likeliest(outputs.subarray(index * classes, (index + 1) * classes)),
  }));
  const wrong = answers
    .filter(({ label, predicted }) => label !== predicted)
    .sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  const right = answers.filter(({ label, predicted }) => label === predicted);
  const first = [...wrong.slice(0, IMAGES / 2), ...right].slice(0, IMAGES);
  const images = first.map(
    (answer): PredictedImage => ({
      ...answer,
      pixels: test.inputs.slice(answer.index * size, (answer.index + 1) * size),
    }),
  );
  const classNames = dataset.classNames ?? Array.from({ length: classes }, (_, k) => String(k));
  return { kind: 'images', shape: inputShape, classNames, images, wrong: wrong.length, count: test.count };
}
