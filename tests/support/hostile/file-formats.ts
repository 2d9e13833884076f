import { buildDataset } from '../../../src/data/build-dataset.ts';
import { filesDataset } from '../../../src/data/files-dataset.ts';
import type { NamedBytes } from '../../../src/data/formats/named-bytes.ts';
import { createSources } from '../../../src/data/sources.ts';
import { holdsNetwork } from '../../../src/engine/network-file/holds-network.ts';
import { readNetworkFile } from '../../../src/engine/network-file/read-network-file.ts';
import { readTensorFile } from '../../../src/engine/network-file/tensor-file.ts';
import type { HostileFormat } from './hostile-format.ts';
import { mutated } from './mutate.ts';
import type { Random } from './random.ts';
import { cifar, IMAGES, LABELS, network, noise, npzData, packed, table } from './valid-files.ts';

/** Opens files as the page does: a network is read, data are read and built into a data set. */
export async function openAsPage(files: readonly NamedBytes[]): Promise<void> {
  const [file] = files;
  if (files.length === 1 && holdsNetwork(file)) {
    readNetworkFile(file);
    return;
  }
  const sources = createSources();
  const opened = await sources.addFiles(files);
  await buildDataset(filesDataset(opened), sources);
}

const openAlone = (bytes: Uint8Array) => openAsPage([{ name: 'dropped', bytes }]);

const alone = (name: string, valid: (random: Random) => Uint8Array): HostileFormat => ({
  name,
  make: (random) => mutated(valid(random), random),
  read: openAlone,
});

/** Every format of files that is read, and bytes that are none. */
export const FILE_FORMATS: readonly HostileFormat[] = [
  alone('table', table),
  alone('NPZ of data', npzData),
  alone('network', network),
  alone('CIFAR-10', cifar),
  alone('archive in archive', packed),
  { name: 'noise', make: noise, read: openAlone },
  {
    name: 'noise as a network',
    make: noise,
    read: (bytes) => readTensorFile({ name: 'network', bytes }),
  },
  {
    name: 'table with choices',
    make: (random) => mutated(table(random), random),
    read: async (bytes) => {
      const reading = { words: 'oneHot', missing: 'impute', task: 'classification', encoding: 'windows-1252' } as const;
      await createSources().addFiles([{ name: 'table.csv', bytes }], reading);
    },
  },
  {
    name: 'IDX images',
    make: (random) => mutated(IMAGES, random),
    read: (bytes) =>
      openAsPage([
        { name: 'images', bytes },
        { name: 'labels', bytes: LABELS },
      ]),
  },
  {
    name: 'IDX labels',
    make: (random) => mutated(LABELS, random),
    read: (bytes) =>
      openAsPage([
        { name: 'images', bytes: IMAGES },
        { name: 'labels', bytes },
      ]),
  },
];
