import type { PAPERS } from '../claims/papers.ts';
import type { Clock } from '../sweep/results/clock.ts';
import type { RecordedProbe } from '../sweep/results/trace-store.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { FindingRule } from './findings/finding-rule.ts';
import type { DotAxis, LessonPlace, LessonQuantity, ReadAt } from './lesson-quantity.ts';

/** Figures beside the text. */
export const LESSON_FIGURE_KINDS = ['curves', 'map', 'gap', 'dots', 'claim'] as const;
export type LessonFigureKind = (typeof LESSON_FIGURE_KINDS)[number];

/** What the figure shows; word-buttons change parts of it. */
export interface LessonView {
  readonly figure: LessonFigureKind;
  /** Quantity of `curves` and `dots`. */
  readonly quantity: LessonQuantity;
  /** Time axis of `curves`. */
  readonly clock: Clock;
  /** Cells of `curves` and `dots`, all where it is empty; the lit ones of `map` and `gap`. */
  readonly cells: readonly LessonPlace[];
  /** Horizontal axis of `dots`. */
  readonly against: DotAxis;
  /** Whether `curves` of λ₁ show 2/η of their cells. */
  readonly limit: boolean;
  /** Of `claim`: the id of a claim of the registry. */
  readonly claim: string | null;
}

/** A setting of the lesson's spec, put into words where it is shown. */
export type LessonSetting =
  | { readonly what: 'cell' | 'quotient'; readonly place: LessonPlace }
  | { readonly what: 'rate' | 'limit'; readonly learningRate: number }
  | { readonly what: 'batch'; readonly batchSize: number }
  | { readonly what: LessonCount };

export const LESSON_COUNTS = [
  'runs',
  'cells',
  'seeds',
  'dataSets',
  'rates',
  'examples',
  'testExamples',
  'layers',
  'targetLoss',
  'steps',
  'level',
  'chance',
] as const;
/** Numbers that follow from the spec alone. `level`: the nominal coverage of every interval. */
export type LessonCount = (typeof LESSON_COUNTS)[number];

/** What stands within a paragraph. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'formula'; readonly text: string }
  | { readonly kind: 'term'; readonly id: string; readonly children: readonly Inline[] }
  | { readonly kind: 'paper'; readonly paper: keyof typeof PAPERS }
  | { readonly kind: 'lesson'; readonly lesson: string }
  | { readonly kind: 'setting'; readonly setting: LessonSetting }
  | { readonly kind: 'set'; readonly view: Partial<LessonView>; readonly label: LessonSetting | string }
  | { readonly kind: 'value'; readonly quantity: LessonQuantity; readonly place: LessonPlace; readonly at: ReadAt }
  | { readonly kind: 'measured'; readonly finding: string }
  | { readonly kind: 'evidence'; readonly claim: string; readonly criterion: number }
  | { readonly kind: 'verdict'; readonly claim: string };

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly children: readonly Inline[];
}

/** One text per branch of a finding: which one stands there is decided by the run. */
export interface Branches {
  readonly kind: 'branches';
  readonly finding: string;
  readonly texts: Readonly<Record<string, readonly Inline[]>>;
}

/** A curve that the reader draws before it is shown. */
export interface DrawPrediction {
  readonly kind: 'draw';
  readonly id: string;
  readonly quantity: RecordedProbe;
  readonly clock: Clock;
  readonly target: LessonPlace;
  /** Shown while drawing. */
  readonly reference: LessonPlace;
  /** Ends that can be chosen in place of drawing, as multiples of the reference's end, descending. */
  readonly factors: readonly number[];
  readonly question: readonly Inline[];
}

export interface ChoiceOption {
  /** Of the measured number of the finding, low included and high not; null: without end. */
  readonly low: number | null;
  readonly high: number | null;
  readonly children: readonly Inline[];
}

/** One of some answers, each of which is a range of a finding's number. */
export interface ChoosePrediction {
  readonly kind: 'choose';
  readonly id: string;
  readonly finding: string;
  readonly question: readonly Inline[];
  /** Ascending and without gaps. */
  readonly options: readonly ChoiceOption[];
  /** What the figure shows once it is answered. */
  readonly reveal: Partial<LessonView>;
}

export type Prediction = DrawPrediction | ChoosePrediction;
export type Block = Paragraph | Branches | Prediction;

/** One page of a lesson. What follows a prediction in it is shown once that is made. */
export interface LessonSection {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly view: LessonView;
  /** The glossary's entry in the margin; null: none. */
  readonly term: string | null;
  readonly blocks: readonly Block[];
}

export interface SheetQuestion {
  readonly question: readonly Inline[];
  readonly answer: readonly Inline[];
}

/** The instructor's page. The timing is that of the sections. */
export interface InstructorSheet {
  readonly aim: readonly Paragraph[];
  readonly questions: readonly SheetQuestion[];
  /** What can go wrong. */
  readonly pitfalls: readonly (readonly Inline[])[];
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** One sentence without numbers. */
  readonly summary: string;
  readonly paper: keyof typeof PAPERS | null;
  readonly spec: SweepSpec;
  /** The first eight digits of the fingerprint of its sweep, as the author saw it. */
  readonly fingerprint: string;
  readonly findings: Readonly<Record<string, FindingRule>>;
  readonly sections: readonly LessonSection[];
  readonly sheet: InstructorSheet;
}

export const isPrediction = (block: Block): block is Prediction => block.kind === 'draw' || block.kind === 'choose';

export const minutesOf = ({ sections }: Pick<Lesson, 'sections'>): number =>
  sections.reduce((sum, { minutes }) => sum + minutes, 0);
