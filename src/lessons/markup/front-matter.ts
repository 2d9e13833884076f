import { z } from 'zod';
import { PAPERS } from '../../claims/papers.ts';
import { faultsOf, messageOf, SpecError } from '../../errors.ts';
import { parseJson } from '../../json/parse-json.ts';
import { parseSweepSpec, type SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { BRANCHES, type FindingRule } from '../findings/finding-rule.ts';
import { lessonGridOf } from '../lesson-grid.ts';
import { DOT_AXES, LESSON_QUANTITIES, READ_AT } from '../lesson-quantity.ts';
import { CLAIM_ID } from './read-view.ts';

/** [η, B] of a cell. */
const place = z.tuple([z.number().positive(), z.union([z.int().positive(), z.literal('full')])]);
const quantity = z.enum(LESSON_QUANTITIES as [string, ...string[]]);
const at = z.enum(READ_AT).default('end');
const compared = { quantity, of: place, to: z.union([place, z.enum(['limit', 'start', 'end']), z.number()]), at };
const claim = z.string().regex(CLAIM_ID, 'must be the id of a claim');

const finding = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('compare'), ...compared, expected: z.enum(BRANCHES.compare) }),
  z.strictObject({ kind: z.literal('alike'), ...compared, margin: z.number().gt(1), expected: z.enum(BRANCHES.alike) }),
  z.strictObject({ kind: z.literal('trend'), quantity, along: z.enum(DOT_AXES), at, expected: z.enum(BRANCHES.trend) }),
  z.strictObject({
    kind: z.literal('evidence'),
    claim,
    criterion: z.int().min(0).default(0),
    to: z.number(),
    expected: z.enum(BRANCHES.evidence),
  }),
  z.strictObject({ kind: z.literal('claim'), claim, expected: z.enum(BRANCHES.claim) }),
]);

const frontMatter = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'must be words in lower case joined by hyphens'),
  title: z.string().min(1),
  summary: z.string().min(1),
  paper: z.enum(Object.keys(PAPERS) as [keyof typeof PAPERS]).nullable(),
  findings: z.record(z.string().regex(/^[a-zA-Z]+$/, 'must be letters'), finding),
  spec: z.unknown(),
  fingerprint: z.string().regex(/^[0-9a-f]{8}$/, 'must be eight hexadecimal digits'),
});

/** What a lesson's file begins with, and how many lines that takes. */
export interface FrontMatter {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly paper: keyof typeof PAPERS | null;
  readonly findings: Readonly<Record<string, FindingRule>>;
  readonly spec: SweepSpec;
  readonly fingerprint: string;
  readonly lines: number;
}

const FENCE = '---';

function inGrid([learningRate, size]: z.infer<typeof place>, spec: SweepSpec, name: string) {
  const batchSize = size === 'full' ? spec.dataset.trainCount : size;
  const { learningRates, batchSizes } = lessonGridOf(spec);
  if (!learningRates.includes(learningRate) || !batchSizes.includes(batchSize))
    throw new SpecError(`finding "${name}" must name cells of the grid, got [${learningRate}, ${size}]. Correct it.`);
  return { learningRate, batchSize };
}

function ruleOf(name: string, rule: z.infer<typeof finding>, spec: SweepSpec): FindingRule {
  if (rule.kind === 'claim' || rule.kind === 'trend' || rule.kind === 'evidence') return rule as FindingRule;
  const of = inGrid(rule.of, spec, name);
  return { ...rule, of, to: Array.isArray(rule.to) ? inGrid(rule.to, spec, name) : rule.to } as FindingRule;
}

/** Reads the JSON between the two `---` at the beginning of a lesson's file. Throws SpecError. */
export function readFrontMatter(file: string, source: string): FrontMatter {
  const lines = source.split('\n');
  const end = lines.indexOf(FENCE, 1);
  if (lines[0] !== FENCE || end < 0)
    throw new SpecError(
      `${file}, line 1, column 1: a lesson must begin with JSON between two lines "${FENCE}", got "${lines[0]}". Add them.`,
    );
  // With the line of the fence, so that places in its errors are those of the file.
  const json = parseJson(`\n${lines.slice(1, end).join('\n')}`, { what: file });
  const parsed = frontMatter.safeParse(json, { reportInput: true });
  if (!parsed.success)
    throw new SpecError(`${file}, front matter: ${faultsOf(parsed.error, 'it').join('; ')}. Correct it (README.md).`);
  const { findings, spec: input, ...plain } = parsed.data;
  try {
    const spec = parseSweepSpec(input);
    const rules = Object.entries(findings).map(([name, rule]) => [name, ruleOf(name, rule, spec)] as const);
    return { ...plain, spec, findings: Object.fromEntries(rules), lines: end + 1 };
  } catch (error) {
    throw new SpecError(`${file}, front matter: ${messageOf(error)}`);
  }
}
