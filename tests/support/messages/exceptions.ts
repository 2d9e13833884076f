/** Messages that have no German, by file and text, and why. */
export interface Exception {
  readonly path: string;
  readonly text: RegExp;
  readonly reason: string;
}

const CODE = 'an argument that other code passes, not the user';
const ORDER = 'calls of a worker in the wrong order: a mistake in the code';
const COMMAND_LINE = 'of the command line and the library, which speak English alone';
const REFERENCE = 'a file that ships with the page: its tests read every one';

export const EXCEPTIONS: readonly Exception[] = [
  { path: 'engine/check-schedule.ts', text: /./, reason: CODE },
  { path: 'engine/simd/check-update.ts', text: /^simd advance/, reason: CODE },
  { path: 'engine/simd/examples.ts', text: /^simd at/, reason: CODE },
  { path: 'engine/simd/point-passes.ts', text: /^simd /, reason: CODE },
  { path: 'engine/webgl/resident-split.ts', text: /^at: examples/, reason: CODE },
  { path: 'engine/webgl/tfjs-program.ts', text: /^advance: velocity/, reason: CODE },
  { path: 'state/lectures-of.ts', text: /^lecturesOf/, reason: CODE },
  { path: 'data/registry.ts', text: /^generatorOf/, reason: CODE },
  { path: 'data/generator.ts', text: /^drawnLater/, reason: CODE },
  {
    path: 'engine/simd/check-layout.ts',
    text: /from the kernels/,
    reason: 'kernels of another build: a mistake in the build',
  },
  { path: 'probes/reference/reference-file.ts', text: /./, reason: REFERENCE },
  { path: 'sweep/executor.ts', text: /must be open before/, reason: ORDER },
  { path: 'worker/answer.ts', text: /must be opened before/, reason: ORDER },
  { path: 'worker/held-inspector.ts', text: /must be opened before/, reason: ORDER },
  { path: 'worker/held-sweep-file.ts', text: /must be opened before/, reason: ORDER },
  { path: 'api/claims.ts', text: /./, reason: COMMAND_LINE },
  { path: 'api/data-of-spec.ts', text: /./, reason: COMMAND_LINE },
  { path: 'api/platform.ts', text: /./, reason: COMMAND_LINE },
  { path: 'api/train.ts', text: /./, reason: COMMAND_LINE },
  { path: 'claims/share-file.ts', text: /./, reason: COMMAND_LINE },
  { path: 'sweep/shards/same-sweep.ts', text: /./, reason: COMMAND_LINE },
  { path: 'sweep/shards/shard.ts', text: /./, reason: COMMAND_LINE },
  { path: 'main.tsx', text: /#root/, reason: 'a page without its root shows nothing' },
  {
    path: 'data/formats/npy-header.ts',
    text: /descr must be True or False|fortran_order must be a type/,
    reason: 'both of its parts depend on one condition, which the reader of the source does not know',
  },
];

/** Words that stay as they are in every language: names of fields, types, engines and units. */
export const CODE_WORDS: ReadonlySet<string> = new Set(
  (
    'glyphs moons spirals circles gaussians teacher chebyshev sparseRegression linearRegression points formula remote file ' +
    'mnist fashion-mnist cifar-10 none global centred perFeature kind stem normalisation activation loss channels batch_size x_train x_test ' +
    'crossEntropy squaredError BF16 F16 F32 F64 advance dataset grid measure rule tune budget testAccuracy trainLoss diverged diag ' +
    'WebAssembly SIMD WebGL JavaScript MB NUMPY MNIST labels name index False ' +
    'model classes relu Adam AdamW RMSProp Adagrad Lion Muon'
  ).split(' '),
);
