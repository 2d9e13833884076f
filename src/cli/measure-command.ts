import type { NamedBytes } from '../data/formats/named-bytes.ts';
import { ACTIVATIONS } from '../engine/activations.ts';
import { layerText } from '../engine/layer-text.ts';
import { mappingText } from '../engine/network-file/mapping-text.ts';
import { type NetworkFile, readNetworkFile } from '../engine/network-file/read-network-file.ts';
import { arrayNames, type NetworkFileOptions } from '../engine/network-file/settings.ts';
import { provenanceText } from '../engine/provenance.ts';
import { SpecError } from '../errors.ts';
import { measureNetwork } from '../sweep/network/measure-network.ts';
import { measuredJson } from '../sweep/network/measured-json.ts';
import type { MeasuredNetwork, MeasuredQuantity } from '../sweep/network/measured-network.ts';
import { checkedEngine } from '../worker/checked-engine.ts';
import { createNodeEngine } from './node-engine.ts';
import { createProgressBar } from './progress-bar.ts';
import { readBytes } from './read-bytes.ts';
import { textTable } from './text-table.ts';
import { type Command, engineOption, onlyArgument, PROGRAM, parseCommandLine, positiveInteger } from './usage.ts';

const HELP = `Usage: ${PROGRAM} measure FILE [--activation A] [--loss L] [--stem S] [--batch-size B]
       ${' '.repeat(PROGRAM.length)}         [--ignore NAMES] [--engine simd|cpu] [--json]

Measures a network that was trained anywhere: losses, accuracies, λ₁ and every other scalar probe, each with its error. FILE
is an NPZ archive or a safetensors file with the weights, either
  the state_dict     of PyTorch as it is: 0.weight, 0.bias, fc1.weight, …, also behind module. or _orig_mod.; weights [out, in]
                     of nn.Linear and [out, in, kernel, kernel] of nn.Conv2d are transposed here, and the first dense layer
                     after convolutions takes channels first, as torch.flatten gives them
  or W0, b0, W1, …   weights [in, out], or [kernel, kernel, in, out]; after convolutions, images are flattened with channels
                     last. From PyTorch save numpy.ascontiguousarray(weight.T), or weight.T.contiguous() with safetensors,
                     which writes a weight.T that is not contiguous in an order that its shape does not reveal
and the data
  x_train, y_train   the training examples as the network sees them: float [N, D], [N, h, w], [N, h, w, channels] or [N,
                     channels, h, w]; class numbers [N] from 0, or one-hot [N, K]. Also x_test, y_test.
and optionally
  initial.W0, …      weights before training, for the distance from them (initial.0.weight, … in a state_dict)
  velocity.W0, …     momentum buffer, for the share of the last step in the sharpest directions
Convolutions are 3×3 or 5×5 with stride 1 and "same" zero padding; every layer has a bias; the last layer is linear. Unused arrays
are refused: without its batch normalisation, for example, a network is another one.
What the arrays do not specify comes from options, or from the file: notes of the same name in safetensors' metadata, in an
entry meta.json, or as NPZ arrays, as in numpy.savez(path, **state, x_train=x, y_train=y, activation='tanh', train_loss=0.0123). The
training loss that a file notes (train_loss) is compared with the measured one.

  --activation A   of the hidden layers: ${ACTIVATIONS.slice(0, -1).join(', ')} or ${ACTIVATIONS.at(-1)}, or PyTorch's name; one, or one each: tanh,relu
  --loss L         crossEntropy (default; also CrossEntropyLoss, NLLLoss of log_softmax) or squaredError (also MSELoss),
                   ½‖f(x) − onehot(y)‖², which is K/2 times torch.nn.MSELoss for K outputs; both means over examples
  --stem S         convolutions and average pooling in order: "conv pool2 conv pool4" (default: no pooling)
  --batch-size B   of training, for the batch sharpness
  --ignore NAMES   arrays to leave out, separated by commas
  --engine E       simd (default) or cpu (tfjs)
  --json           print only a JSON object: file, engine with its precision and self-check, network, mapping (of the file's
                   arrays to the network's), quantities by name with symbol, label, value, error, certainty (bound, interval or
                   indication), converged, unit; what was omitted, with the reason; warnings and notes
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
  process.stdout.write(headline(file, measured));
  for (const mapping of file.mapping) process.stdout.write(`  ${mappingText(mapping)}\n`);
  process.stdout.write(textTable(table, (column) => column === 2));
  for (const { id, reason } of measured.omitted) process.stdout.write(`${id} is left out: ${reason}\n`);
  for (const note of measured.notes) process.stdout.write(`${note}\n`);
}

/** Reads a network; the fault for unused arrays also names the option that ignores them. */
function readNetwork(bytes: NamedBytes, options: NetworkFileOptions): NetworkFile {
  try {
    return readNetworkFile(bytes, options);
  } catch (error) {
    if (!(error instanceof SpecError) || !error.detail.unusedArrays) throw error;
    const all = [...(options.ignore ?? []), ...error.detail.unusedArrays];
    throw new SpecError(`${error.message} Here: --ignore ${all.join(',')}`, error.detail);
  }
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    activation: { type: 'string' },
    loss: { type: 'string' },
    stem: { type: 'string' },
    ignore: { type: 'string' },
    'batch-size': { type: 'string' },
    engine: { type: 'string', default: 'simd' },
    json: { type: 'boolean', default: false },
  });
  const path = onlyArgument(positionals, 'measure', 'FILE');
  const engineKind = engineOption(values.engine);
  const file = readNetwork(await readBytes(path), {
    ...(values.activation !== undefined && { activation: values.activation }),
    ...(values.loss !== undefined && { loss: values.loss }),
    ...(values.stem !== undefined && { stem: values.stem }),
    ...(values.ignore !== undefined && { ignore: arrayNames(values.ignore) }),
    ...(values['batch-size'] !== undefined && { batchSize: positiveInteger('batch-size', values['batch-size']) }),
  });
  const engine = await checkedEngine(await createNodeEngine(engineKind));
  const bar = createProgressBar();
  try {
    const onProgress = (done: number, total: number, next: string) => bar.show(done / total, next);
    const measured = await measureNetwork(engine, file, { onProgress });
    bar.say(`${measured.quantities.length} quantities`);
    if (values.json) process.stdout.write(`${measuredJson(file, measured)}\n`);
    else printTable(file, measured);
    for (const warning of measured.warnings) process.stderr.write(`Warning: ${warning}\n`);
    return 0;
  } finally {
    engine.dispose();
  }
}

export const measureCommand: Command = {
  help: HELP,
  run,
};
