import smallSpec from '../../../public/examples/small.json';
import { readFiles } from '../../../src/data/formats/read-files.ts';
import { parseDatasetSpec } from '../../../src/data/spec.ts';
import { readNetworkFile } from '../../../src/engine/network-file/read-network-file.ts';
import { messageOf } from '../../../src/errors.ts';
import { parseJson } from '../../../src/json/parse-json.ts';
import { LibraryError } from '../../../src/library/library-error.ts';
import { ABSENT, damaged, FOLLOWING, PAUSED_AFTER_ATTEMPTS, saveFault } from '../../../src/state/library-notices.ts';
import { spaceWarning } from '../../../src/state/watch-storage.ts';
import { boundedCost } from '../../../src/sweep/cost/bounds.ts';
import { linkFragment, linkInFragment } from '../../../src/sweep/link/sweep-link.ts';
import { parseSweepFile } from '../../../src/sweep/saved/read-sweep-file.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { idxBytes, npyBytes, npzBytes } from '../file-writers.ts';
import { altered, npzFile, ramp, SMALL_NETWORK } from '../network-files.ts';
import { savedSweepText } from '../saved-sweeps.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const csv = (text: string, reading = {}) => readFiles([{ name: 'daten, alt.csv', bytes: bytesOf(text) }], reading);
const file = (name: string, bytes: Uint8Array) => readFiles([{ name, bytes }]);
const network = (tensors: Parameters<typeof npzFile>[0], options = {}) => readNetworkFile(npzFile(tensors), options);
const spec = (change: object) => parseSweepSpec({ ...smallSpec, ...change });
const link = linkFragment({ spec: parseSweepSpec(smallSpec) });
const saved = (change: (content: Record<string, unknown>) => unknown) =>
  parseSweepFile(JSON.stringify(change(JSON.parse(savedSweepText('3')))), 'sweep.json');
const f4 = (shape: readonly number[], values: readonly number[]) => npyBytes('<f4', shape, values);

/** Bad input of every kind, by what is wrong with it. */
export const BAD_INPUT: Readonly<Record<string, () => unknown>> = {
  'a CSV of one column': () => csv('a\n1\n2\n'),
  'a row too short': () => csv('a,b,c\n1,2,3\n4,5\n6,7,8\n'),
  'a row too long': () => csv('a,b\n1,2\n3,4,5\n6,7\n'),
  'an open quote': () => csv('a,b\n1,"2\n3,4\n'),
  'words in a column': () => csv('a,wort,label\n1,x,0\n2,y,1\n3,z,0\n4,x,1\n'),
  'a missing label': () => csv('a,label\n1,0\n2,\n3,1\n4,0\n'),
  'a missing input': () => csv('a,b,label\n1,1,0\n,2,1\n3,3,0\n4,4,1\n'),
  'a label that is not there': () => csv('a,b\n1,0\n2,1\n', { label: 'ziel' }),
  'a column number too large': () => csv('a,b\n1,0\n2,1\n', { label: 9 }),
  'one class only': () => csv('a,label\n1,x\n2,x\n3,x\n'),
  'a text that is not UTF-8': () => file('latin.csv', Uint8Array.of(97, 44, 98, 10, 0xe4, 44, 49, 10)),
  'an empty file': () => file('leer.csv', new Uint8Array()),
  'a PDF': () => file('bericht.pdf', bytesOf('%PDF-1.7\n')),
  'a picture': () => file('bild.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)),
  'a web page': () => file('seite.csv', bytesOf('<!doctype html><p>404</p>')),
  'the spec of a sweep': () => file('spec.json', bytesOf(JSON.stringify(smallSpec))),
  'an IDX file cut short': () =>
    readFiles([
      { name: 'bilder', bytes: idxBytes([4, 3, 3], new Uint8Array(36)).slice(0, 30) },
      { name: 'labels', bytes: idxBytes([4], [0, 1, 0, 1]) },
    ]),
  'IDX images alone': () => file('bilder', idxBytes([4, 3, 3], new Uint8Array(36))),
  'more labels than images': () =>
    readFiles([
      { name: 'bilder', bytes: idxBytes([4, 3, 3], new Uint8Array(36)) },
      { name: 'labels', bytes: idxBytes([5], [0, 1, 0, 1, 0]) },
    ]),
  'too many files': () => readFiles(Array.from({ length: 17 }, (_, i) => ({ name: `f${i}`, bytes: bytesOf('a') }))),
  'two tables': () => readFiles(['a.csv', 'b.csv'].map((name) => ({ name, bytes: bytesOf('a,b\n1,2\n') }))),
  'an NPZ without labels': () => file('x.npz', npzBytes({ 'x_train.npy': f4([2, 2], [1, 2, 3, 4]) })),
  'an NPZ with a broken array': () => file('x.npz', npzBytes({ 'x.npy': f4([2, 2], [1, 2, 3, 4]).slice(0, 60) })),
  'a NaN among inputs': () =>
    file('x.npz', npzBytes({ 'X.npy': f4([2, 2], [1, Number.NaN, 3, 4]), 'y.npy': f4([2], [0, 1]) })),
  'an NPZ cut short': () => file('x.npz', npzBytes({ 'X.npy': f4([2], [1, 2]) }).slice(0, 40)),
  'a network without activation': () => network(SMALL_NETWORK),
  'an unknown activation': () => network(SMALL_NETWORK, { activation: 'swish' }),
  'an unknown loss': () => network(SMALL_NETWORK, { activation: 'tanh', loss: 'hinge' }),
  'a weight of the wrong shape': () => network(altered({ W1: ramp('W1', [7, 3]) }), { activation: 'tanh' }),
  'a network without inputs': () => network(altered({ x_train: null }), { activation: 'tanh' }),
  'an unused array': () => network([...SMALL_NETWORK, ramp('gamma', [3])], { activation: 'tanh' }),
  'a table as a network': () => readNetworkFile({ name: 'netz.csv', bytes: bytesOf('a,b\n1,2\n') }, {}),
  'a negative learning rate': () => spec({ grid: { ...smallSpec.grid, learningRates: [-1] } }),
  'no batch size': () => spec({ grid: { ...smallSpec.grid, batchSizes: [] } }),
  'a value twice': () => spec({ grid: { ...smallSpec.grid, batchSizes: [8, 8] } }),
  'a text for a number': () => spec({ resamplingSeed: 'sieben' }),
  'an unknown key': () => spec({ lernrate: 1, momentum: 2 }),
  'a name too long': () => spec({ name: 'n'.repeat(200) }),
  'an unknown budget': () => spec({ budget: { kind: 'forever' } }),
  'an unknown loss of the model': () => spec({ model: { loss: 'hinge' } }),
  'a spec that is a list': () => parseSweepSpec([1]),
  'a data set with an odd pooling': () => parseDatasetSpec({ source: { kind: 'glyphs' }, pool: 3, labelNoise: 2 }),
  'an unknown source': () => parseDatasetSpec({ source: { kind: 'bilder' } }),
  'too many samples': () =>
    boundedCost(
      spec({
        grid: { learningRates: [0.1], batchSizes: [4], seeds: 1000 },
        budget: { kind: 'steps', steps: 1e9 },
        measure: { trainPerDecade: 10000, testPerDecade: 10000 },
      }),
    ),
  'JSON cut short': () => parseJson('{"a": [1, 2', { what: 'spec.json' }),
  'a key twice': () => parseJson('{"a": 1, "a": 2}', { what: 'spec.json' }),
  'a number beyond float64': () => parseJson('{"a": 1e999}', { what: 'spec.json' }),
  'JSON too deep': () => parseJson('['.repeat(100), { what: 'spec.json' }),
  'a link cut short': () => linkInFragment(link.slice(0, -30)),
  'a link with a foreign character': () => linkInFragment(`${link.slice(0, -5)}%%%`),
  'a link of a later version': () => linkInFragment(link.replace(/=\d+/, '=99').replace(/\/\d+/, '/99')),
  'a saved sweep of another version': () => saved((content) => ({ ...content, version: 77 })),
  'a saved sweep without results': () => saved(({ results: _results, ...content }) => content),
  'another JSON file as a saved sweep': () => parseSweepFile('{"format": "x"}', 'sweep.json'),
};

/** Notices of the library, as they are made. */
export const NOTICES: readonly string[] = [
  saveFault(new LibraryError('full', 'x')).text,
  saveFault(new LibraryError('gone', 'x')).text,
  saveFault(new LibraryError('unavailable', 'the database did not open within 30 seconds')).text,
  ABSENT('the database did not open within 30 seconds').text,
  FOLLOWING.text,
  PAUSED_AFTER_ATTEMPTS.text,
  damaged(
    'Mein Sweep. Alt',
    ['cohort 3 has a damaged state', '17 runs are not whole', 'cohort 4 must have 12 samples, got 11', 'x'],
    true,
  ).text,
  spaceWarning({ usedBytes: 5.5e8, quotaBytes: 6e8 }, 1e8) ?? '',
  spaceWarning({ usedBytes: 5.9e8, quotaBytes: 6e8 }, 0) ?? '',
];

/** The message with which bad input is refused; undefined where it is not. */
export async function refusalOf(feed: () => unknown): Promise<string | undefined> {
  try {
    await feed();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
