import { z } from 'zod';
import { cutShort, faultsOf, SpecError } from '../../errors.ts';
import { parseJson, parseJsonBytes } from '../../json/parse-json.ts';
import { compactSpec } from '../../sweep/link/compact-spec.ts';
import { packJson, unpackJson } from '../../sweep/link/packed-json.ts';
import { parseSweepSpec, type SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { parseBoardView } from '../board-link/board-view.ts';
import { unreadableIn } from './caption-template.ts';
import type { Lecture } from './lecture.ts';
import { LECTURE_FORMAT } from './lecture-mark.ts';
import { MOST_SAVED_BYTES } from './saved-results.ts';

/** A field that is added, here or to the view of a board, makes a new version with an upgrader. */
export const LECTURE_VERSION = 1;

export const MOST_STEPS = 200;
export const MOST_TITLE = 200;
export const MOST_CAPTION = 1000;
export const MOST_SWEEPS = 16;
/** Characters of a file; the compressed results of a sweep are the most of it. */
const MOST_LENGTH = 64 << 20;
const LIMITS = { mostLength: MOST_LENGTH, mostValues: 200_000 };

interface ReadingOptions {
  /** Whether captions may hold values that cannot be read, as while they are written. */
  readonly isDraft: boolean;
}

/** A day, as 2026-11-30. */
const day = z.string().refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)), {
  error: 'must be a day as 2026-11-30',
});

/** Text with values between braces; those of a lecture that is being written may be unfinished. */
const captionText = (most: number, { isDraft }: ReadingOptions) =>
  z
    .string()
    .max(most)
    .superRefine((text, context) => {
      const rest = isDraft ? null : unreadableIn(text);
      if (rest === null) return;
      const message = `must hold between braces only values as {sharpness on η/B = 1/320}, got “${cutShort(rest)}”`;
      context.addIssue({ code: 'custom', message });
    });

/** What a part of a lecture is for a reader of its own, whose sentence says where it is not; without what that says of links. */
const parsedBy = <T>(parse: (input: unknown) => T) =>
  z.unknown().transform((input, context): T => {
    try {
      return parse(input);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      context.addIssue({ code: 'custom', message: error.message.replace(/^link: |\.[^.]*\.$/g, '') });
      return z.NEVER;
    }
  });

const contentSchema = (options: ReadingOptions) =>
  z
    .strictObject({
      format: z.literal(LECTURE_FORMAT),
      version: z.literal(LECTURE_VERSION),
      title: z.string().max(MOST_TITLE),
      language: z
        .string()
        .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/, { error: 'must be a language tag as "en"' })
        .default('en'),
      sweeps: z
        .array(
          z.strictObject({
            spec: parsedBy((input): SweepSpec => parseSweepSpec(input)),
            saved: z
              .strictObject({
                computed: day,
                bytes: z.int().min(2).max(MOST_SAVED_BYTES),
                data: z.string().max(MOST_LENGTH),
              })
              .optional(),
          }),
        )
        .max(MOST_SWEEPS),
      steps: z
        .array(
          z.strictObject({
            title: captionText(MOST_TITLE, options),
            caption: captionText(MOST_CAPTION, options),
            sweep: z.int().min(0),
            board: parsedBy(parseBoardView).default({}),
          }),
        )
        .max(MOST_STEPS),
    })
    .superRefine(({ steps, sweeps }, context) => {
      for (const [index, { sweep }] of steps.entries())
        if (sweep >= sweeps.length)
          context.addIssue({
            code: 'custom',
            path: ['steps', index, 'sweep'],
            input: sweep,
            message: `must be the index of one of the ${sweeps.length} sweeps of the lecture`,
          });
    });

const SCHEMAS = { file: contentSchema({ isDraft: false }), draft: contentSchema({ isDraft: true }) };

function lectureOf(input: unknown, name: string, { isDraft }: ReadingOptions): Lecture {
  const { format, version } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  if (format !== LECTURE_FORMAT)
    throw new SpecError(
      `${name}: the file must be a lecture ("format": "${LECTURE_FORMAT}"), got another. Choose that file.`,
    );
  if (typeof version === 'number' && version > LECTURE_VERSION)
    throw new SpecError(
      `${name}: the version of a lecture must be at most ${LECTURE_VERSION}, got ${version}. A newer sgdscope made it: reload this page.`,
    );
  const parsed = SCHEMAS[isDraft ? 'draft' : 'file'].safeParse(input, { reportInput: true });
  if (!parsed.success)
    throw new SpecError(
      `${name}: ${faultsOf(parsed.error, 'the lecture').join('; ')}. Correct this and open it again.`,
    );
  const { title, language, sweeps, steps } = parsed.data;
  return {
    title,
    language,
    steps,
    sweeps: sweeps.map(({ spec, saved }) => ({ spec, ...(saved && { saved }) })),
  };
}

/** A lecture from the text or the bytes of a file. Throws SpecError that names each place, what must hold there and what was given. */
export const parseLecture = (input: string | Uint8Array, name: string, options = { isDraft: false }): Lecture =>
  lectureOf(
    typeof input === 'string'
      ? parseJson(input, { what: name, ...LIMITS })
      : parseJsonBytes(input, { what: name, ...LIMITS }),
    name,
    options,
  );

const contentOf = ({ title, language, sweeps, steps }: Lecture, withResults: boolean) => ({
  format: LECTURE_FORMAT,
  version: LECTURE_VERSION,
  title,
  language,
  sweeps: sweeps.map(({ spec, saved }) => ({ spec: compactSpec(spec), ...(withResults && saved && { saved }) })),
  steps,
});

/** The text of a lecture's file. */
export const lectureText = (lecture: Lecture): string => `${JSON.stringify(contentOf(lecture, true), null, 1)}\n`;

/** A lecture as characters for an address, without results. */
export const packLecture = (lecture: Lecture): string => `${LECTURE_VERSION}.${packJson(contentOf(lecture, false))}`;

/** The lecture in an address. Throws SpecError where it is damaged. */
export function unpackLecture(packed: string): Lecture {
  const [, body] = /^\d{1,4}\.(.*)$/s.exec(packed) ?? [];
  if (body === undefined)
    throw new SpecError(
      'link: its lecture must begin with a version, got none. Copy the link again, from its first to its last character.',
    );
  return lectureOf(unpackJson(body, { hasChecksum: true }), 'link', { isDraft: false });
}

/** The numbers of the steps, from 1, whose texts hold values that cannot be read. */
export const unreadableSteps = ({ steps }: Lecture): number[] =>
  steps.flatMap(({ title, caption }, index) => ((unreadableIn(title) ?? unreadableIn(caption)) ? [index + 1] : []));
