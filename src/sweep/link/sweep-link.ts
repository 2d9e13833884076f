import { z } from 'zod';
import { faultsOf, SpecError } from '../../errors.ts';
import { parseSweepSpec, type SweepSpec } from '../spec/sweep-spec.ts';
import { compactSpec } from './compact-spec.ts';
import { packJson, unpackJson } from './packed-json.ts';
import { requireFitting, type SweepResults, sweepResults } from './sweep-results.ts';
import { withPage, withPanels } from './upgrade-view.ts';

/** What a link carries. */
export interface SweepLink {
  readonly spec: SweepSpec;
  /** How the board is seen; read by the page alone. Absent: as the page shows a sweep at first. */
  readonly board?: unknown;
  /** Absent where the sweep had not ended, or more than one engine performed it. */
  readonly results?: SweepResults;
}

const KEY = 'sweep';
const VERSION = 4;

/** The contents of the latest version. A field that is added makes a new version, with an upgrader and a fixture. */
const contents = z.strictObject({
  spec: z.unknown(),
  board: z.unknown().optional(),
  results: sweepResults.optional(),
});

/** From the contents of each earlier version to those of the next. */
const UPGRADERS: Readonly<Record<number, (content: unknown) => unknown>> = {
  // Version 1 held a spec alone.
  1: (spec) => ({ spec }),
  2: withPage,
  3: withPanels,
};

/** "2.eNq…"; links of version 1 have no number and no checksum. */
const VERSIONED = /^(\d{1,4})\.(.*)$/s;

/** What follows a link in running text, or is put around it. */
const TRAILING = /[\s.,;:!?)\]}>"'=]+$/;

/** The fragment of a link. */
export function linkFragment({ spec, ...rest }: SweepLink): string {
  return `#${KEY}=${VERSION}.${packJson({ spec: compactSpec(spec), ...rest })}`;
}

function upgraded(version: number, content: unknown): unknown {
  const upgrade = UPGRADERS[version];
  return upgrade ? upgraded(version + 1, upgrade(content)) : content;
}

function contentIn(packed: string): unknown {
  const [, number, body] = VERSIONED.exec(packed) ?? [];
  if (number === undefined || body === undefined) return upgraded(1, unpackJson(packed, { hasChecksum: false }));
  const version = Number(number);
  if (version < 2 || version > VERSION)
    throw new SpecError(
      `link: its version must be at most ${VERSION}, got ${version}. A newer sgdscope made it: reload this page, or open the ` +
        'link where it was made.',
    );
  return upgraded(version, unpackJson(body, { hasChecksum: true }));
}

/**
 * What the link with a fragment carries; undefined where it carries no sweep. Every link that was ever made can be opened.
 * Throws SpecError where it is damaged, beyond a limit or breaks a rule.
 */
export function linkInFragment(fragment: string): SweepLink | undefined {
  const packed = new URLSearchParams(fragment.replace(/^#/, '')).get(KEY);
  if (packed === null) return undefined;
  const parsed = contents.safeParse(contentIn(packed.replace(TRAILING, '')), { reportInput: true });
  if (!parsed.success)
    throw new SpecError(`link: ${faultsOf(parsed.error, 'its contents').join('; ')}. Ask for the link again.`);
  const { board, results } = parsed.data;
  const spec = parseSweepSpec(parsed.data.spec);
  if (results) requireFitting(results, spec);
  return { spec, ...(board !== undefined && { board }), ...(results && { results }) };
}
