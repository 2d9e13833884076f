import { gzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { holdsNetwork } from '../../../src/engine/network-file/holds-network.ts';
import { writeSafetensors } from '../../../src/engine/network-file/write-safetensors.ts';
import { idxBytes, npyBytes } from '../../support/file-writers.ts';
import { altered, npzFile, ramp, rawSafetensors, SMALL_NETWORK } from '../../support/network-files.ts';

const text = (content: string) => new TextEncoder().encode(content);
const named = (bytes: Uint8Array) => ({ name: 'file', bytes });
const data = { 'x_train.npy': npyBytes('<f4', [2, 1], [0, 1]), 'y_train.npy': npyBytes('|u1', [2], [0, 1]) };

test.each([
  ['an NPZ archive with weights', npzFile(SMALL_NETWORK).bytes],
  ['one whose layers begin at 1: the reader says what is missing', npzFile(altered({ W0: null })).bytes],
  ['weights in lower case', npzFile(altered({ W0: null, w0: ramp('w0', [3, 4]) })).bytes],
  ['a state_dict', npzFile([ramp('net.0.weight', [2, 3]), ramp('net.0.bias', [2])]).bytes],
  ['that of one layer', npzFile([ramp('weight', [2, 3]), ramp('bias', [2])]).bytes],
  ['safetensors', writeSafetensors(SMALL_NETWORK, {})],
  ['safetensors without weights: data never come so', rawSafetensors('{}').bytes],
])('%s is a network', (_what, bytes) => expect(holdsNetwork(named(bytes))).toBe(true));

test.each([
  ['an NPZ archive of data', zipSync(data)],
  [
    'one with other arrays beside',
    zipSync({ ...data, 'weights.npy': data['x_train.npy'], 'w.npy': data['y_train.npy'] }),
  ],
  ['one with weights of examples', zipSync({ ...data, 'weight.npy': data['y_train.npy'] })],
  ['an archive that is cut off', npzFile(SMALL_NETWORK).bytes.slice(0, 40)],
  ['IDX', idxBytes([3, 2, 2], new Array(12).fill(123))],
  ['IDX labels, the first of them the code of a brace', idxBytes([3], [123, 1, 2])],
  ['a table whose ninth character is a brace', text('1,2,3,4,{5\n')],
  ['a packed table', gzipSync(text('1,2\n3,4\n'))],
  ['nothing', new Uint8Array(0)],
  ['a header that is longer than the file', rawSafetensors('{}', new Uint8Array(0), 1000n).bytes],
])('%s is not', (_what, bytes) => expect(holdsNetwork(named(bytes))).toBe(false));
