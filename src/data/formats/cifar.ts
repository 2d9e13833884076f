import type { FileContents } from '../file-contents.ts';
import type { RawDataset, RawExamples } from '../raw-dataset.ts';
import { countClasses } from './array-contents.ts';
import { fileFault, type NamedBytes } from './named-bytes.ts';
import { readTar } from './tar.ts';

const SIDE = 32;
const PIXELS = SIDE * SIDE;
const CHANNELS = 3;
const RECORD = 1 + CHANNELS * PIXELS;
const CLASSES = 10;

/** Records of one label byte and three planes (red, green, blue) of 32×32 bytes → [N, 32, 32, 3]. */
function readRecords(batches: readonly NamedBytes[]): RawExamples {
  const count = batches.reduce((sum, { bytes }) => sum + bytes.length / RECORD, 0);
  const inputs = new Uint8Array(count * CHANNELS * PIXELS);
  const labels = new Uint16Array(count);
  let i = 0;
  for (const { name, bytes } of batches) {
    for (let at = 0; at < bytes.length; at += RECORD, i++) {
      labels[i] = bytes[at];
      if (labels[i] >= CLASSES)
        throw fileFault(name, `byte ${at}`, {
          what: 'label',
          rule: `a whole number in [0, ${CLASSES - 1}]`,
          got: labels[i],
          fix: 'Use the binary version of CIFAR-10, not that of CIFAR-100.',
        });
      for (let channel = 0; channel < CHANNELS; channel++) {
        const plane = at + 1 + channel * PIXELS;
        const base = i * CHANNELS * PIXELS + channel;
        for (let pixel = 0; pixel < PIXELS; pixel++) inputs[base + pixel * CHANNELS] = bytes[plane + pixel];
      }
    }
  }
  return { count, inputs, labels };
}

function contentsOf(raw: RawDataset & { test: RawExamples }): FileContents {
  const report = {
    rows: raw.train.count + raw.test.count,
    inputs: [],
    label: 'first byte of each record',
    classes: countClasses(
      [raw.train, raw.test],
      Array.from({ length: CLASSES }, (_, k) => String(k)),
    ),
    ignored: [],
    shape: raw.inputShape,
    task: 'classification',
    ownTest: raw.test.count,
    reading: { task: 'classification' },
    warnings: [],
  } as const;
  return { raw, report };
}

/** Reads the binary version of CIFAR-10, an archive of data_batch_*.bin and test_batch.bin. Source: www.cs.toronto.edu/~kriz/cifar.html. */
export function readCifarArchive(archive: NamedBytes): FileContents {
  const entries = readTar(archive).map((entry) => ({ ...entry, name: `${archive.name}, ${entry.name}` }));
  const train = entries
    .filter(({ name }) => /data_batch_\d+\.bin$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const test = entries.filter(({ name }) => /test_batch\.bin$/.test(name));
  if (train.length === 0 || test.length !== 1)
    throw fileFault(archive.name, 'list of files', {
      what: 'archive',
      rule: 'the binary version of CIFAR-10, with data_batch_*.bin and one test_batch.bin',
      got: `${train.length} and ${test.length} of them`,
      fix: 'Download cifar-10-binary.tar.gz, not the version for Python or MATLAB.',
    });
  for (const { name, bytes } of [...train, ...test])
    if (bytes.length === 0 || bytes.length % RECORD !== 0)
      throw fileFault(name, 'whole file', {
        what: 'size',
        rule: `a positive multiple of ${RECORD} bytes`,
        got: bytes.length,
        fix: 'Use the binary version of CIFAR-10, not that of CIFAR-100.',
      });
  const inputShape = [SIDE, SIDE, CHANNELS];
  return contentsOf({
    name: 'CIFAR-10',
    inputShape,
    classes: CLASSES,
    train: readRecords(train),
    test: readRecords(test),
  });
}
