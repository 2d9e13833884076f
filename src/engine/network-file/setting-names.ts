import { SpecError } from '../../errors.ts';
import { ACTIVATION_RECORDS, ACTIVATIONS, type Activation } from '../activations.ts';
import { LOSSES, type Loss } from '../network.ts';

const ACTIVATION_NAMES = new Map(
  ACTIVATIONS.flatMap((name) =>
    [name, ...(ACTIVATION_RECORDS[name].aliases ?? [])].map((each) => [each, name] as const),
  ),
);

const LOSS_NAMES: ReadonlyMap<string, Loss> = new Map(
  Object.entries({
    crossentropy: 'crossEntropy',
    crossentropyloss: 'crossEntropy',
    categoricalcrossentropy: 'crossEntropy',
    sparsecategoricalcrossentropy: 'crossEntropy',
    softmaxcrossentropy: 'crossEntropy',
    xent: 'crossEntropy',
    ce: 'crossEntropy',
    nll: 'crossEntropy',
    nllloss: 'crossEntropy',
    squarederror: 'squaredError',
    meansquarederror: 'squaredError',
    mse: 'squaredError',
    mseloss: 'squaredError',
  } as const),
);

/**
 * A library's name in normal form: `nn.ReLU()`, `torch.relu` and `F.relu` become relu; `cross_entropy` and
 * `CrossEntropyLoss` lose separators and upper case.
 */
function plainName(text: string): string {
  const called = text.trim().replace(/\((?:approximate=['"]none['"])?\)$/, '');
  return called
    .slice(called.lastIndexOf('.') + 1)
    .toLowerCase()
    .replace(/[_-]/g, '');
}

const isApproximateGelu = (text: string) => /gelu/i.test(text) && /tanh|approx|new|quick|fast/i.test(text);

/** An activation by any of its common names. */
export function activationOf(file: string, text: string): Activation {
  const found = ACTIVATION_NAMES.get(plainName(text));
  if (found !== undefined) return found;
  const fix = isApproximateGelu(text)
    ? 'gelu is the exact x·Φ(x) here; the approximation by tanh is another function and cannot be measured.'
    : 'Networks with another activation cannot be measured here.';
  throw new SpecError(`${file}, activation: it must be one of ${ACTIVATIONS.join(', ')}, got "${text}". ${fix}`);
}

/** A loss by any of its common names. */
export function lossOf(file: string, text: string): Loss {
  const found = LOSS_NAMES.get(plainName(text));
  if (found !== undefined) return found;
  throw new SpecError(
    `${file}, loss: it must be one of ${LOSSES.join(', ')}, got "${text}". PyTorch's CrossEntropyLoss, NLLLoss and MSELoss are ` +
      'read as these; no other loss can be measured.',
  );
}

/** Notes about a loss, from its name in the file and the number of outputs K. */
export function lossNotes(text: string | undefined, loss: Loss, outputs: number): string[] {
  if (loss === 'squaredError') {
    const factor = outputs / 2;
    const what = `The squared error is ½‖f(x) − onehot(y)‖² per example: K/2 = ${factor} times torch.nn.MSELoss, which is a mean over`;
    const so = factor === 1 ? 'the same number' : `so losses, gradients and eigenvalues are ${factor} times PyTorch’s`;
    return [`${what} examples and the K = ${outputs} outputs; ${so}.`];
  }
  if (text !== undefined && plainName(text).startsWith('nll'))
    return ['NLLLoss of log_softmax is the cross-entropy of the outputs before log_softmax, and is read as that.'];
  return [];
}
