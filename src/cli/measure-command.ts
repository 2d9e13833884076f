import { layerText } from '../engine/layer-text.ts';
import { type NetworkFile, readNetworkFile } from '../engine/network-file/read-network-file.ts';
import { provenanceText } from '../engine/provenance.ts';
import { type MeasuredNetwork, type MeasuredQuantity, measureNetwork } from '../sweep/measure-network.ts';
import { measuredJson } from '../sweep/measured-json.ts';
import { checkedEngine } from '../worker/checked-engine.ts';
import { createNodeEngine } from './node-engine.ts';
import { createProgressBar } from './progress-bar.ts';
import { readBytes } from './read-bytes.ts';
import { type Command, parseCommandLine, positiveInteger, UsageError } from './usage.ts';

const HELP = `Usage: npm run --silent sgdscope -- measure FILE [--activation A] [--loss L] [--stem S] [--batch-size B]
                                           [--engine simd|cpu] [--json]

Measures a network that was trained anywhere: losses, accuracies, λ₁ and every other scalar probe, each with its error. FILE
is an NPZ archive or a safetensors file with the arrays
  W0, b0, W1, …      weights [in, out], or [kernel, kernel, in, out] for 3×3 and 5×5 convolutions (stride 1, "same" zero
                     padding) before the dense layers; biases [out]. The last layer is linear.
                     PyTorch's nn.Linear keeps [out, in]: save weight.T; nn.Conv2d: save weight.permute(2, 3, 1, 0).
                     After convolutions, images are flattened with channels last.
  x_train, y_train   the training examples as the network sees them: float [N, D], [N, h, w] or [N, h, w, channels]; class
                     numbers [N]. Also x_test, y_test.
and optionally
  initial.W0, …      weights before training, for the distance from them
  velocity.W0, …     momentum buffer, for the share of the last step in the sharpest directions
What arrays do not tell comes from options, or from the file: notes of the same name in safetensors' metadata, in an entry
meta.json, or as NPZ arrays, as in numpy.savez(path, W0=…, activation='tanh').

  --activation A   of the hidden layers: tanh, relu, gelu, softplus or linear; one, or one each: tanh,relu
  --loss L         crossEntropy (default) or squaredError, ½‖f(x) − onehot(y)‖²; both means over examples
  --stem S         convolutions and average pooling in order: "conv pool2 conv pool4" (default: no pooling)
  --batch-size B   that it was trained with, for its batch sharpness
  --engine E       simd (default) or cpu (tfjs)
  --json           print only a JSON object: file, engine with its precision and self-check, network, quantities by name
                   with value, error, certainty (bound, interval or indication), converged, unit; and what was omitted,
                   with the reason
`;

const significant = (value: number) => (Number.isFinite(value) ? value.toPrecision(6) : String(value));
const rounded = (value: number) => (Number.isFinite(value) ? value.toExponential(1) : String(value));

const headline = ({ name, network: { layers, loss } }: NetworkFile, measured: MeasuredNetwork) =>
  `${name}: ${layers.map(layerText).join(', ')}; ${loss}; ${measured.parameters} parameters, ` +
  `${measured.trainExamples} training and ${measured.testExamples} test examples; by ${provenanceText(measured.engine)}\n`;

function printTable(file: NetworkFile, measured: MeasuredNetwork): void {
  const row = ({ id, symbol, label, value, error, certainty, converged }: MeasuredQuantity) => [
    id,
    symbol,
    significant(value),
    `± ${rounded(error)}`,
    converged ? certainty : `${certainty}, not converged`,
    label,
  ];
  const table = [['quantity', 'symbol', 'value', 'error', 'kind', ''], ...measured.quantities.map(row)];
  const widths = table[0].map((_, column) => Math.max(...table.map((cells) => cells[column].length)));
  process.stdout.write(headline(file, measured));
  for (const cells of table)
    process.stdout.write(
      `${cells
        .map((cell, column) => (column === 2 ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd()}\n`,
    );
  for (const { id, reason } of measured.omitted) process.stdout.write(`${id} is left out: ${reason}\n`);
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    activation: { type: 'string' },
    loss: { type: 'string' },
    stem: { type: 'string' },
    'batch-size': { type: 'string' },
    engine: { type: 'string', default: 'simd' },
    json: { type: 'boolean', default: false },
  });
  if (positionals.length !== 1)
    throw new UsageError(`measure takes one FILE, got ${positionals.length}. See measure --help.`);
  if (values.engine !== 'simd' && values.engine !== 'cpu')
    throw new UsageError(`--engine must be simd or cpu, got "${values.engine}".`);
  const file = readNetworkFile(await readBytes(positionals[0]), {
    ...(values.activation !== undefined && { activation: values.activation }),
    ...(values.loss !== undefined && { loss: values.loss }),
    ...(values.stem !== undefined && { stem: values.stem }),
    ...(values['batch-size'] !== undefined && { batchSize: positiveInteger('batch-size', values['batch-size']) }),
  });
  const engine = await checkedEngine(await createNodeEngine(values.engine === 'simd' ? 'simd' : 'tfjs-cpu'));
  const bar = createProgressBar();
  try {
    const onProgress = (done: number, total: number, next: string) => bar.show(done / total, next);
    const measured = await measureNetwork(engine, file, { onProgress });
    bar.end(`${measured.quantities.length} quantities`);
    if (values.json) process.stdout.write(`${measuredJson(file, measured)}\n`);
    else printTable(file, measured);
    return 0;
  } finally {
    engine.dispose();
  }
}

export const measureCommand: Command = {
  name: 'measure',
  summary: 'measure a network from an NPZ or safetensors file with every probe',
  help: HELP,
  run,
};
