import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findTorch } from '../../.ci/torch.mjs';
import { runCliSync as cli, freshFolder } from '../support/cli-process.ts';
import { atSize } from '../support/full-size.ts';
import { npzFile, SMALL_NETWORK } from '../support/network-files.ts';
import { openReplays, type Replays } from '../support/replays.ts';

const SPEC = 'public/examples/small.json';

const python = findTorch();
if (python === undefined)
  process.stderr.write('No Python with torch and numpy was found: the replays in PyTorch are skipped.\n');

const folders = new Map<string, string>();
/** A folder with a run of a sweep, which is exported once. */
function exported(spec: string | object, run: number, ...options: string[]): string {
  const key = JSON.stringify([spec, run, options]);
  const known = folders.get(key);
  if (known) return known;
  const out = freshFolder();
  const path = typeof spec === 'string' ? spec : specFile(spec);
  const { status, stderr } = cli('export-run', path, '--run', String(run), '--out', out, ...options);
  expect(stderr).toContain('training loss');
  expect(status).toBe(0);
  folders.set(key, out);
  return out;
}

/** A copy of a folder with run 0 of a spec, to be altered. */
function exportedCopy(spec: object): string {
  const out = freshFolder();
  cpSync(exported(spec, 0), out, { recursive: true });
  return out;
}

function specFile(spec: object): string {
  const path = join(freshFolder(), 'spec.json');
  writeFileSync(path, JSON.stringify(spec));
  return path;
}

const MOMENTUM = {
  version: 1,
  name: 'Momentum, "Nesterov" and decay',
  dataset: { source: { kind: 'glyphs' }, trainCount: 128, testCount: 32 },
  model: { hidden: [12, 10], activation: 'gelu', loss: 'squaredError' },
  update: { momentum: 0.9, nesterov: true, weightDecay: 0.01 },
  sampling: 'withReplacement',
  grid: { learningRates: [0.05], batchSizes: [16], seeds: 1 },
  budget: { kind: 'steps', steps: 150 },
};
const CNN = {
  version: 1,
  dataset: { source: { kind: 'glyphs' }, trainCount: 100, testCount: 10 },
  model: {
    stem: [
      { kind: 'conv', kernel: 3, channels: 3 },
      { kind: 'avgpool', size: 2 },
      { kind: 'conv', kernel: 5, channels: 4 },
      { kind: 'avgpool', size: 2 },
    ],
    hidden: [8],
    activation: 'softplus',
  },
  grid: { learningRates: [0.1], batchSizes: [16], seeds: [3] },
  budget: { kind: 'epochs', epochs: 8 },
};

/** Everything that changes along a run, from a checkpoint that was itself trained with momentum and started elsewhere. */
const SCHEDULED = {
  ...MOMENTUM,
  sampling: 'epochs',
  schedule: {
    rate: { kind: 'cosine', to: 0.1 },
    warmupEpochs: 1,
    batch: { kind: 'cyclic', baseEpochs: 2, otherEpochs: 1, factor: 2 },
  },
  start: {
    learningRate: 0.05,
    batchSize: 8,
    steps: 30,
    update: { momentum: 0.9 },
    start: { learningRate: 0.1, batchSize: 'full', seed: 7, steps: 5 },
  },
};

describe.each([1, 2])('a run of a sweep saved by version %i', (version) => {
  const saved = `tests/support/saved-sweeps/version-${version}.json`;
  test('is exported with the λ₁ and the error that were recorded', () => {
    const out = exported(saved, 0, '--format', 'safetensors');
    const bytes = readFileSync(join(out, 'run.safetensors'));
    const header = JSON.parse(bytes.toString('utf8', 8, 8 + Number(bytes.readBigUInt64LE())));
    expect(header.__metadata__).toMatchObject({
      version: '2',
      train_loss: '1.484419741505378',
      sharpness: '12.304690800320564',
      sharpness_error: '0.00012414036060325785',
    });
  });
});

describe('a run of a saved sweep', () => {
  const sweep = freshFolder();
  const RUN = 8;
  beforeAll(() => {
    expect(cli('sweep', SPEC, '--out', sweep).status).toBe(0);
  });
  const recorded = () => JSON.parse(readFileSync(join(sweep, 'sweep.json'), 'utf8')).results[RUN];

  test('exported and measured, has the λ₁ and the losses that the sweep recorded', () => {
    const out = exported(join(sweep, 'sweep.json'), RUN);
    const { status, stdout } = cli('measure', join(out, 'run.npz'), '--json');
    expect(status).toBe(0);
    const { quantities, network, engine, omitted } = JSON.parse(stdout);
    const { sharpness, sharpnessError, trainLoss, testLoss, testAccuracy } = recorded();
    expect(Math.abs(quantities.sharpness.value - sharpness)).toBeLessThanOrEqual(
      quantities.sharpness.error + sharpnessError,
    );
    expect(quantities.sharpness).toMatchObject({ certainty: 'bound', converged: true, unit: 'L/θ²' });
    expect([quantities.trainLoss.value, quantities.testLoss.value, quantities.testAccuracy.value]).toEqual([
      trainLoss,
      testLoss,
      testAccuracy,
    ]);
    expect([network.batchSize, engine]).toEqual([32, 'simd']);
    expect(omitted.map(({ id }: { id: string }) => id)).toEqual([
      'stepLength',
      'stepCosine',
      'preconditionedSharpness',
    ]);
    for (const { value, error } of Object.values<{ value: number; error: number }>(quantities))
      expect(Number.isFinite(value) && error >= 0).toBe(true);
  });

  test('from its spec alone is the same file', () => {
    const fromSpec = exported(SPEC, RUN);
    const fromSweep = exported(join(sweep, 'sweep.json'), RUN);
    for (const name of ['run.npz', 'replay.py'])
      expect(readFileSync(join(fromSpec, name)).equals(readFileSync(join(fromSweep, name)))).toBe(true);
  });

  test('with another recorded loss is refused', () => {
    const file = JSON.parse(readFileSync(join(sweep, 'sweep.json'), 'utf8'));
    file.results[RUN].trainLoss += 0.01;
    const { status, stderr } = cli('export-run', specFile(file), '--run', String(RUN), '--out', freshFolder());
    expect(status).toBe(2);
    expect(stderr).toContain(`run ${RUN}: recomputed, its training loss after`);
  });
});

describe.skipIf(python === undefined)('replay.py in PyTorch', () => {
  let replays: Replays;
  beforeAll(() => {
    replays = openReplays(python!);
  });
  afterAll(() => replays.close());
  const replay = (folder: string, ...args: string[]) => replays.run(join(folder, 'replay.py'), ...args);

  test.each(['npz', 'safetensors'])('from %s, as a process, reaches the loss that sgdscope recorded', (format) => {
    const program = join(exported(SPEC, 8, '--format', format), 'replay.py');
    const { status, stdout: text } = spawnSync(python!, [program], { encoding: 'utf8' });
    expect(text).toMatch(/final training loss: PyTorch 0\.0854\d+, sgdscope 0\.0854\d+, difference \d\.\d+e-0[6-9]/);
    expect(text).toContain('the losses agree');
    expect(status).toBe(0);
  });

  test('in double precision too', async () =>
    expect(await replay(exported(SPEC, 8), '--float64')).toMatchObject({ status: 0 }));

  test('a run on the edge of stability is compared closely before rounding has grown, and says so', async () => {
    const { status, text } = await replay(exported(SPEC, 5));
    expect(text).toContain('this run amplifies rounding');
    expect(status).toBe(0);
  });

  test.each(
    atSize(5, [
      ['momentum, Nesterov, weight decay, gelu, squared error, drawn with replacement', MOMENTUM],
      ['convolutions, pooling, softplus', CNN],
      ['schedules of η and B, from a checkpoint of a checkpoint', SCHEDULED],
      ['SAM by threes', { ...MOMENTUM, rule: { kind: 'sam', radius: 0.1, ascentBatch: 3 } }],
      ['SVAG on schedules of η and B', { ...SCHEDULED, rule: { kind: 'svag', level: 2 } }],
      ['SAM with Nesterov and weight decay', { ...MOMENTUM, rule: { kind: 'sam', radius: 0.1 } }],
      ['SVAG, drawn with replacement', { ...MOMENTUM, rule: { kind: 'svag', level: 3 } }],
      [
        'relu, full batches',
        { ...CNN, model: { hidden: [8], activation: 'relu' }, grid: { ...CNN.grid, batchSizes: ['full'] } },
      ],
      [
        'a linear model, two steps',
        { ...MOMENTUM, model: { hidden: [4], activation: 'linear' }, budget: { kind: 'steps', steps: 2 } },
      ],
    ]),
  )('%s', async (_, spec) => {
    const { status, text } = await replay(exported(spec, 0));
    expect(text).toContain('the losses agree');
    expect(status).toBe(0);
  });

  test.each(
    atSize(3, [
      ['Nesterov', '"nesterov": True', '"nesterov": False'],
      ['momentum', '"momentum": 0.9', '"momentum": 0.89'],
      ['weight decay', '"weightDecay": 0.01', '"weightDecay": 0'],
      ['the exact error function', 'nn.GELU()', 'nn.GELU(approximate="tanh")'],
      ['½ in the loss', '0.5 * (outputs', '1.0 * (outputs'],
      ['the order of batches', 'batches[done:step]', 'batches[done:step].flip(0)'],
      ['the learning rate', '"learningRate": 0.05', '"learningRate": 0.0501'],
    ]),
  )('without %s it does not agree: status 1', async (_, right, wrong) => {
    const out = exportedCopy(MOMENTUM);
    const script = readFileSync(join(out, 'replay.py'), 'utf8');
    expect(script).toContain(right);
    writeFileSync(join(out, 'replay.py'), script.replace(right, wrong));
    const { status, text } = await replay(out);
    expect(text).toContain('OUT OF TOLERANCE');
    expect(status).toBe(1);
  });

  test.each(
    atSize(2, [
      ['the radius', { kind: 'sam', radius: 0.1 }, '"radius": 0.1', '"radius": 0.101'],
      ['both batches', { kind: 'svag', level: 3 }, 'for first, second in', 'for second, first in'],
      ['the weights from before', { kind: 'sam', radius: 0.1 }, 'parameter.copy_(weights)', 'pass'],
      ['the shards', { kind: 'sam', radius: 0.1, ascentBatch: 3 }, '"ascentBatch": 3', '"ascentBatch": 4'],
      ['the small steps', { kind: 'svag', level: 3 }, 'np.float32(rate) / np.float32(level)', 'rate'],
    ]),
  )('a rule without %s does not agree', async (_, rule, right, wrong) => {
    const out = exportedCopy({ ...MOMENTUM, rule });
    const script = readFileSync(join(out, 'replay.py'), 'utf8');
    expect(script).toContain(right);
    writeFileSync(join(out, 'replay.py'), script.replace(right, wrong));
    expect((await replay(out)).text).toContain('OUT OF TOLERANCE');
  });

  test.each([
    ['weight.T of a network, in Fortran order', 'train_network.py'],
    ['the state_dict of convolutions, as it is', 'save_state_dict.py'],
  ])('PyTorch trained and numpy saved %s: λ₁ by double backward', (_, script) => {
    const path = join(freshFolder(), 'net.npz');
    const { status, stdout, stderr } = spawnSync(python!, [`tests/support/${script}`, path], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const truth = JSON.parse(stdout);
    const measured = cli('measure', path, '--json');
    expect(measured.status).toBe(0);
    const { quantities, warnings } = JSON.parse(measured.stdout);
    // PyTorch's values are in float64; the probes state what float32 and iteration may miss.
    for (const [id, value] of Object.entries<number>(truth))
      expect(Math.abs(quantities[id].value - value), id).toBeLessThanOrEqual(quantities[id].error);
    expect(warnings.filter((warning: string) => warning.includes('loss'))).toEqual([]);
  });
});

describe('wrong usage', () => {
  test.each([
    [['measure'], 2, 'measure takes one FILE, got 0'],
    [['measure', 'absent.npz'], 2, 'absent.npz: the file must be readable, got ENOENT'],
    [['measure', 'LICENSE'], 2, 'LICENSE: the file must be a network as NPZ or safetensors'],
    [['measure', 'LICENSE', '--engine', 'gpu'], 2, '--engine must be simd or cpu, got "gpu"'],
    [['measure', 'LICENSE', '--batch-size', '0'], 2, '--batch-size must be a whole number of at least 1'],
    [['export-run', SPEC, '--run', '0'], 2, 'export-run needs --out DIR'],
    [['export-run', SPEC, '--out', '/tmp/x'], 2, '--run must be the number of a run, 0 to 17, got nothing'],
    [['export-run', SPEC, '--out', '/tmp/x', '--run', '18'], 2, '0 to 17, got "18"'],
    [
      ['export-run', SPEC, '--out', '/tmp/x', '--run', '1', '--format', 'pt'],
      2,
      '--format must be npz or safetensors, got "pt"',
    ],
  ] as const)('%j: status %i', (args, expected, message) => {
    const { status, stderr, stdout } = cli(...args);
    expect(stderr).toContain(message);
    expect([status, stdout]).toEqual([expected, '']);
  });

  test('an array that would not be used: refused with the option that ignores it', () => {
    const path = join(freshFolder(), 'net.npz');
    const left = { name: 'gamma0', shape: [4], values: new Float32Array(4) };
    writeFileSync(path, npzFile([...SMALL_NETWORK, left], { activation: 'Tanh' }).bytes);
    const refused = cli('measure', path);
    expect(refused.stderr).toContain('got gamma0. Networks here have no normalisation');
    expect(refused.stderr).toContain('Here: --ignore gamma0');
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    const told = cli('measure', path, '--ignore', 'gamma0', '--json');
    expect(told.status).toBe(0);
    expect(told.stderr).toContain('Warning: net.npz: gamma0 is ignored');
    expect(JSON.parse(told.stdout).warnings).toEqual([expect.stringContaining('gamma0 is ignored')]);
  });

  test('a run of a rule that the program cannot repeat is refused with the reason', () => {
    const spec = specFile({ ...MOMENTUM, rule: { kind: 'nudged', factor: 0.1 } });
    const { status, stderr } = cli('export-run', spec, '--run', '0', '--out', freshFolder());
    expect(stderr).toContain(
      'run 0: a run to be exported must be trained by SGD, SAM, SVAG, Adam, AdamW, RMSProp, Adagrad, sign descent, Lion, Muon or ' +
        'fresh label noise, got nudged SGD with γ = 0.1 along the top 5 ' +
        'eigenvectors of H (recomputed every epoch): its eigenvectors need Hessian products, which',
    );
    expect(status).toBe(2);
  });

  test('without --json a table, with what was left out; help of both', () => {
    const out = exported(CNN, 0);
    const { stdout, status } = cli('measure', join(out, 'run.npz'));
    expect(status).toBe(0);
    expect(stdout).toContain('conv 3×3 1→3 softplus, pool2, conv 5×5 3→4 softplus, pool2, 36→8 softplus, 8→10 linear');
    expect(stdout).toMatch(/^sharpness +λ₁ +\d/m);
    expect(existsSync(join(out, 'replay.py'))).toBe(true);
    expect(stdout).toContain('W0 [3, 3, 1, 3] → W0 [3, 3, 1, 3], as it is');
    expect(stdout).toContain('The training loss is the one that the file notes (train_loss).');
    for (const name of ['measure', 'export-run'])
      expect(cli(name, '--help').stdout).toContain(`Usage: sgdscope ${name}`);
  });
});

test('the example network of the page is the run of its spec: export it again where the format changes', () => {
  const out = freshFolder();
  const { status, stderr } = cli('export-run', 'public/example-network/spec.json', '--run', '0', '--out', out);
  expect(status, stderr).toBe(0);
  expect(readFileSync(join(out, 'run.npz')).equals(readFileSync('public/example-network/run.npz'))).toBe(true);
});
