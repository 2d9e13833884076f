import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkFragment } from '../../src/sweep/link/sweep-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { runCliSync as cli, freshFolder } from '../support/cli-process.ts';
import { LISTED_POINTS, PLANE_SWEEPS } from '../support/plane-sweeps.ts';

test.each(PLANE_SWEEPS)(
  '$name: a spec file and a link give the recorded fingerprint, and the spec comes back',
  ({ spec, fingerprint }) => {
    const folder = freshFolder();
    const { dataset } = spec;
    // A person writes points as a list.
    const written =
      dataset.source?.kind === 'points'
        ? { ...dataset, source: { ...dataset.source, points: LISTED_POINTS } }
        : dataset;
    writeFileSync(join(folder, 'spec.json'), JSON.stringify({ ...spec, dataset: written }));
    const ran = cli('sweep', join(folder, 'spec.json'), '--out', join(folder, 'out'));
    expect([ran.stderr.match(/Error.*/)?.[0], ran.stdout]).toEqual([undefined, `${fingerprint}\n`]);
    const saved = JSON.parse(readFileSync(join(folder, 'out/sweep.json'), 'utf8'));
    expect(saved.spec).toEqual(JSON.parse(JSON.stringify(parseSweepSpec(spec))));
    const again = cli(
      'sweep',
      `https://example.org/${linkFragment({ spec: parseSweepSpec(spec) })}`,
      '--out',
      join(folder, 'out'),
    );
    expect(again.stdout).toBe(`${fingerprint}\n`);
  },
  120_000,
);

test('a formula that is none is refused with its place, points with their entry', () => {
  const folder = freshFolder();
  const said = (source: object) => {
    const path = join(folder, 'bad.json');
    writeFileSync(path, JSON.stringify({ ...PLANE_SWEEPS[1]?.spec, dataset: { source, trainCount: 8, testCount: 2 } }));
    const { stderr, status } = cli('sweep', path, '--out', join(folder, 'bad'));
    expect(status).not.toBe(0);
    return stderr;
  };
  expect(said({ kind: 'formula', formula: '2 * (x1 + x2' })).toContain(
    'formula, character 13: ")" is expected for the "(" at character 5, not the end. Correct the formula.',
  );
  expect(
    said({
      kind: 'points',
      points: [
        [0, 0, 0],
        [0, 2, 1],
      ],
    }),
  ).toContain('which entry 2 is not');
}, 60_000);
