import smallSpec from '../../../public/examples/small.json';
import { parseJsonBytes } from '../../../src/json/parse-json.ts';
import { parseReferenceFile } from '../../../src/probes/reference/reference-file.ts';
import type { Lecture } from '../../../src/state/lecture/lecture.ts';
import { lectureText, parseLecture } from '../../../src/state/lecture/lecture-file.ts';
import { packResults, unpackResults } from '../../../src/state/lecture/saved-results.ts';
import { linkFragment, linkInFragment } from '../../../src/sweep/link/sweep-link.ts';
import { parseSweepFile } from '../../../src/sweep/saved/read-sweep-file.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import reference from '../../reference/linear-mse.json';
import { smallLecture } from '../lectures.ts';
import savedSweep from '../saved-sweeps/version-2.json';
import type { HostileFormat } from './hostile-format.ts';
import { mutated } from './mutate.ts';

const text = (content: string) => new TextEncoder().encode(content);
const json = (content: unknown) => text(JSON.stringify(content));
const parsed = (bytes: Uint8Array) => parseJsonBytes(bytes, { what: 'text', mostLength: 2 ** 22 });

/** A lecture that carries results. */
const LECTURE: Lecture = {
  ...smallLecture(),
  sweeps: smallLecture().sweeps.map((sweep) => ({
    ...sweep,
    saved: packResults(JSON.stringify(savedSweep).slice(0, 3000), '2026-11-30'),
  })),
};

/** Links and JSON from outside. */
export const TEXT_FORMATS: readonly HostileFormat[] = [
  {
    name: 'spec',
    make: (random) => mutated(json(smallSpec), random),
    read: (bytes) => parseSweepSpec(parsed(bytes)),
  },
  {
    name: 'link',
    make: (random) => mutated(text(linkFragment({ spec: parseSweepSpec(smallSpec) })), random),
    read: (bytes) => linkInFragment(new TextDecoder().decode(bytes)),
  },
  {
    name: 'saved sweep',
    make: (random) => mutated(json(savedSweep), random),
    read: (bytes) => parseSweepFile(bytes, 'sweep.json'),
  },
  {
    name: 'lecture',
    make: (random) => mutated(text(lectureText(LECTURE)), random),
    read(bytes) {
      const { sweeps } = parseLecture(bytes, 'talk.lecture.json');
      for (const { saved, spec } of sweeps) if (saved) unpackResults(saved, spec.name);
    },
  },
  {
    name: 'reference',
    make: (random) => mutated(json(reference), random),
    read: (bytes) => parseReferenceFile(parsed(bytes)),
  },
];
