import { countText, moreText, numberText, replicatesText, setText } from '../../../claims/number-text.ts';
import type { Interval } from '../../../math/interval.ts';
import { formatSeconds } from '../../charts/format.ts';

/** Words around claims. Statements, experiments, criteria and methods are those of the claims themselves, in English. */
export const CLAIMS_ENGLISH = {
  name: 'Claims',
  all: 'All claims',
  unknown: (id: string) => `There is no claim “${id}”`,
  toRun: (count: number) => `${count} claims to run`,
  gallery: {
    title: 'Claims of the founding papers, re-tested',
    purpose:
      'Each claim has a rule that was fixed before anything was measured: quantities, and the sets in which they are predicted to lie. Run it to see. “Refuted here” is also a result.',
    none: (standing: string) => `No claim is ${standing} by the current evidence.`,
    question: 'Multiply learning rate and batch size by the same number: does SGD end in an equally flat minimum?',
    show: 'Show',
    showAll: (count: number) => `all ${count}`,
    runAll: (seconds: number) => `Run all quick, about ${formatSeconds(seconds)} of work`,
    progress: (done: number, asked: number) => `${done} of ${asked} run`,
    progressName: 'Progress of all claims',
    cancelAll: 'Cancel all',
    bySize: 'Verdicts by the size of their evidence',
    atSize: (size: string, counts: string) => `${size} size: ${counts}`,
  },
  standings: { supported: 'supported', refuted: 'refuted', undecided: 'undecided', 'not run': 'not run' },
  sizes: { quick: 'quick', standard: 'standard', thorough: 'thorough' },
  evidence: {
    locale: 'en-GB',
    shipped: (size: string, day: string) => `${size} size, ${day}`,
    undated: (size: string) => `${size} size, shipped with the page`,
    own: (size: string) => `${size} size, run here now`,
    cost: (seconds: number, claims: number) =>
      claims === 1 ? `took ${formatSeconds(seconds)}` : `took ${formatSeconds(seconds)}, ${claims} claims at a time`,
  },
  noEvidence: 'no evidence',
  notRunYet: 'Not run yet',
  run: {
    quick: (seconds: number) => `Run quick, ${formatSeconds(seconds)}`,
    again: (size: string, seconds: number) => `Run ${size}, ${formatSeconds(seconds)}`,
    quickOf: (id: string) => `Run ${id}, quick`,
    moreSeeds: (size: string, seconds: number) => `More seeds: ${size}, ${formatSeconds(seconds)}`,
    moreReplicates: (size: string, seconds: number) => `More replicates: ${size}, ${formatSeconds(seconds)}`,
    goOn: (size: string, seconds: number, further: number | null) =>
      `Go on to ${size}: about ${formatSeconds(seconds)}${further === null ? '' : `, ${moreText(further, 'seed')}`}`,
    goOnShort: (size: string, seconds: number) => `Go on: ${size}, ${formatSeconds(seconds)}`,
    goOnOf: (id: string, size: string) => `Go on with ${id}, ${size}`,
    undecided: (size: string, goesOn: boolean) =>
      goesOn
        ? `Undecided at ${size} size. The next size goes on from what was measured here.`
        : `Undecided at ${size} size. What was measured here is no longer held: the next size starts over.`,
    ended: (verdict: string, size: string) => `${verdict}, ${size} size.`,
    cost: (work: string, seconds: number) => `${work}, about ${formatSeconds(seconds)}`,
    vary: 'Vary the setting',
    failed: (message: string) => `Run failed: ${message}`,
    progress: (id: string) => `Progress of ${id}`,
    queued: 'queued',
    cancel: 'Cancel',
    cancelOf: (id: string) => `Cancel ${id}`,
  },
  export: {
    name: 'Export',
    json: 'Data and verdict (JSON)',
    methods: 'Methods paragraph and BibTeX (text)',
  },
  source: {
    read: 'Checked against these parts of it, or its code or data.',
    memory: 'Stated from memory of the paper, so none of its numbers is quoted.',
  },
  figure: {
    summary: (title: string, y: string, x: string) => `${title}: ${y} against ${x}.`,
    empty: 'Measurements with intervals will be drawn here against the prediction.',
    numbers: 'The numbers behind the figure',
    computed: (provenance: string) => `Computed by ${provenance}.`,
    series: 'series',
    interval: '95 % interval',
  },
  verdict: {
    name: 'Verdict',
    invite: 'Run it: the rule below was fixed beforehand, so any outcome counts.',
    supported: 'Supported here',
    refuted: 'Refuted here',
    undecided: 'Undecided',
    fingerprint: 'fingerprint',
    settle: (count: number, replicate: string) => `About ${moreText(count, replicate)} would settle it.`,
    counsel: {
      supported: 'Every interval lies inside its predicted set.',
      refuted: 'An interval lies entirely outside its predicted set.',
      reached: (count: number, replicate: string) =>
        `The largest size does not decide it, with ${replicatesText(count, replicate)}.`,
      open: 'The criteria are not all met and none is refuted; more replicates alone would not settle it.',
      undecided: (count: number, replicate: string) =>
        `The criteria are not all met and none is refuted. About ${moreText(count, replicate)} would settle it, as likely as not.`,
    },
  },
  criteria: {
    name: 'Criteria: measured intervals and predicted sets',
    number: (value: number) => numberText(value),
    predicted: (set: Interval, within: Interval | null, further: number | null) =>
      [
        `predicted ${setText(set)}`,
        within ? `, the estimate ${setText(within)}` : '',
        further === null ? '' : `; about ${countText(further)} more would settle it`,
      ].join(''),
  },
  notes: {
    rule: 'The rule',
    ruleBeforehand: 'The rule, fixed beforehand',
    why: 'Why the result differs here',
    change: 'What would change the verdict',
    toy: 'This system is simulated particle by particle, so there is no sweep to open on the board.',
    vary: '“Vary the setting” opens its sweep on the board, where data, network and grid can be changed.',
    pitfalls: 'Pitfalls',
    methods: 'Methods paragraph',
    copy: 'Copy',
    copied: 'Copied',
  },
};
