import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type VerdictFile, verdictParagraph, withVerdicts } from '../../../.ci/verdict-paragraph.mjs';
import { CLAIM_SIZES, type Claim } from '../../../src/claims/claim.ts';
import { judge } from '../../../src/claims/judge.ts';
import { CLAIMS } from '../../../src/claims/registry.ts';
import { claimConditionText } from '../../../src/evidence/condition-text.ts';
import { recordIn } from '../../../src/evidence/record-file.ts';
import { distinct } from '../../../src/math/distinct.ts';
import { canonicalJson } from '../../../src/sweep/results/fingerprint.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';

const FOLDER = 'public/evidence';
const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');
const ids: string[] = JSON.parse(read('index.json'));
const files: VerdictFile[] = ids.map((id) => JSON.parse(read(`${id}.json`)));
const readme = readFileSync('README.md', 'utf8');

describe('the evidence that comes with the page', () => {
  test('is of every claim', () => {
    expect([...ids].sort()).toEqual(CLAIMS.map(({ id }) => id).sort());
  });

  test.each(CLAIMS.map((claim) => [claim.id, claim] as const))(
    '%s: by today’s rule, with the verdict it names',
    (id, claim) => {
      const record = recordIn(read(`${id}.json`), claim);
      expect(record).not.toBeNull();
      if (record) expect(judge(claim, record.evidence).kind).toBe(files[ids.indexOf(id)].verdict);
    },
  );

  test.each(CLAIMS.map((claim) => [claim.id, claim] as const))(
    '%s: of the sweeps that its design asks for',
    (id, claim) => {
      const record = recordIn(read(`${id}.json`), claim);
      const asked = (sweeps: readonly SweepSpecInput[] = []) => distinct(sweeps.map(canonicalJson));
      expect(asked(record?.sweeps)).toEqual(asked(claim.sweeps(record?.size ?? 'quick')));
    },
  );

  test('has no hyphen for a minus in what it remarks', () => {
    for (const id of ids)
      expect(JSON.parse(read(`${id}.json`)).evidence.remarks.join(' ')).not.toMatch(/(^|[\s[(^])-\d/);
  });

  test('is text throughout, with no object or missing value written as one', () => {
    for (const name of ['claims.md', ...ids.flatMap((id) => [`${id}.json`, `${id}.svg`])])
      expect([name, /\[object |\bundefined\b|\bNaN\b/.exec(read(name))?.[0]]).toEqual([name, undefined]);
  });

  test('says of every network claim what it is conditional on, from the sweeps that were trained', () => {
    for (const claim of CLAIMS) {
      const record = recordIn(read(`${claim.id}.json`), claim);
      const text = record ? claimConditionText(claim, record) : '';
      expect([claim.id, text]).toEqual([claim.id, expect.stringMatching(claim.subject === 'toy' ? /^$/ : /data seed/)]);
    }
  });
});

describe('the count of verdicts in README.md', () => {
  test('is that of the evidence', () => {
    expect(readme).toBe(withVerdicts(readme, files));
  });

  test('says how many are decided at which size, and names the claims that were not supported', () => {
    const file = (id: string, verdict: string, size = 'quick') => ({ claim: { id }, size, verdict });
    expect(verdictParagraph([file('A-1', 'supported'), file('A-2', 'refuted'), file('A-3', 'supported')])).toBe(
      'Of the 3 claims whose evidence comes with the page **3 are decided (100 %)**, 3 at the quick size: ' +
        '2 supported, 1 refuted and 0 undecided. Refuted at the quick size: A-2.',
    );
    const ladder = [file('A-1', 'supported'), file('A-2', 'refuted', 'standard'), file('A-3', 'undecided', 'thorough')];
    expect(verdictParagraph(ladder)).toBe(
      'Of the 3 claims whose evidence comes with the page **2 are decided (67 %)**, 1 at the quick size and 1 at the standard ' +
        'size: 1 supported, 1 refuted and 1 undecided. Refuted at the standard size: A-2. Undecided at the thorough size: A-3.',
    );
  });

  test('cannot be written without its marks', () => {
    expect(() => withVerdicts('no marks', files)).toThrow(
      'the marks <!-- verdicts --> and <!-- /verdicts --> must both be there',
    );
  });
});

test('no text of a claim speaks of what comes out at a size beyond that of its evidence', () => {
  const textsOf = ({ title, statement, pitfalls, differs = '', amended = [] }: Claim) =>
    [title, statement, differs, ...pitfalls, ...amended.map(({ why }) => why)].join(' ');
  for (const claim of CLAIMS) {
    const { size } = files[ids.indexOf(claim.id)];
    const beyond = CLAIM_SIZES.slice(CLAIM_SIZES.indexOf(size as (typeof CLAIM_SIZES)[number]) + 1);
    for (const other of beyond)
      expect(`${claim.id}: ${textsOf(claim)}`).not.toMatch(new RegExp(`\\b${other}\\b( size|\\))`, 'i'));
  }
});
