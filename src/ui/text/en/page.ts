import type { EngineDescription } from '../../../engine/contract.ts';
import { provenanceText } from '../../../engine/provenance.ts';
import { trainingRuleText } from '../../../sweep/rules/registry.ts';
import { formatCount } from '../../charts/format.ts';
import { capitalised } from './counting.ts';

/** Words of the page as a whole, and of what several rooms share. */
export const PAGE_ENGLISH = {
  titles: {
    start: 'sgdscope: a microscope for SGD',
    workbench: 'Workbench · sgdscope',
    lessons: 'Lessons · sgdscope',
    claims: 'Claims · sgdscope',
    claim: 'Claims · sgdscope',
    measure: 'Measure a network · sgdscope',
    glossary: 'Glossary · sgdscope',
    present: 'Lecture · sgdscope',
  },
  skip: { map: 'Skip to the map', content: 'Skip to the content' },
  fault: { title: 'This part of the page could not be shown', reload: 'Load the page again' },
  notices: {
    name: 'Notices',
    warning: 'Warning.',
    dismiss: (text: string) => `Dismiss: ${text}`,
    more: (count: number) => `and ${count} more`,
  },
  link: {
    damagedLink: 'This link cannot be read',
    unknownRoute: 'There is no such page',
    back: 'Back to the board',
    runFirst: 'Run the first sweep',
    openSaved: 'Open a saved sweep',
    seeClaims: 'See the claims',
  },
  file: {
    title: (name: string) => `This sweep needs the file ‘${name}’`,
    choose: 'Choose the file …',
    drop: 'or drop it anywhere on the page',
    hash: 'Its SHA-256 is ',
    other: '. Another file becomes the data of the settings, and the sweep of the link is not run.',
  },
  drop: {
    board: 'Drop data to train on, or a network to measure',
    boardFormats: 'Data as CSV, NPZ or IDX; a network as NPZ or safetensors. Files stay on this machine.',
    network: 'Drop a network to measure',
    networkFormats: 'NPZ or safetensors, with its data. Files stay on this machine.',
  },
  costly: {
    title: 'Start this costly sweep?',
    change: 'Change the settings',
    start: 'Start all the same',
  },
  run: {
    networks: (count: number) => `Run ${formatCount(count)} ${count === 1 ? 'network' : 'networks'}`,
    runs: (count: number) => `Run ${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`,
    /** Of a sweep whose other runs have been trained. */
    more: (count: number) => `Run ${formatCount(count)} more`,
    /** All of them have been trained. */
    show: (count: number) => `Show ${formatCount(count)} ${count === 1 ? 'network' : 'networks'}`,
    again: (runs: number) => `Run ${formatCount(runs)} again`,
    invalid: 'Run',
    pause: 'Pause',
    resume: 'Resume',
    stop: 'Stop',
    following: 'Another tab trains this sweep: pause and stop it there.',
    bar: 'Sweep',
    /** Before and after the button that opens the list. */
    kept: ['The previous sweep is in ', 'Sweeps', ''],
  },
  /** "seed 1"; where a sweep has several data sets, "data seed 3, seed 1". */
  seeds: (seed: number, dataSeed: number | undefined) =>
    dataSeed === undefined ? `seed ${seed}` : `data seed ${dataSeed}, seed ${seed}`,
  mixed: 'mixed engines',
  mixedName: 'Mixed engines',
  /** What follows from an engine's description that says which runs went on with another engine (`EngineDescription.mixed`). */
  mixedSentence: (mixed: string) =>
    `${capitalised(mixed.replace(/^mixed: /, ''))}. Elsewhere this does not happen at the same steps, so the fingerprint is not reproducible.`,
  provenance: (engine: EngineDescription) => `Computed by ${provenanceText(engine)}.`,
  /** What makes the steps; absent: plain SGD. */
  rule: trainingRuleText,
  otherLimit: (rule: string, formula: string, isDrawn: boolean) =>
    `No stability limit of λ₁ is known for ${rule}. That of its full batch, ${formula}, is one of λ₁(P⁻¹H)${isDrawn ? ', drawn under preconditioned sharpness' : ''}.`,
  noLimit: (rule: string, hasSettings: boolean) =>
    `No stability limit of λ₁ is known for ${rule}${hasSettings ? ' at this momentum, weight decay and B' : ''}; none is drawn.`,
  /** Under λ₁(P⁻¹H), by what P is for the rule: 1; nothing; something, whose limit is not known. */
  noPreconditionedLimit: {
    identity: (rule: string) =>
      `The steps of ${rule} are not preconditioned: P is 1 and λ₁(P⁻¹H) is λ₁, which is drawn under sharpness.`,
    none: (rule: string) =>
      `The steps of ${rule} are not gradients, or averages of them, divided by a diagonal P: there is no λ₁(P⁻¹H).`,
    unknown: (rule: string) =>
      `No stability limit of λ₁(P⁻¹H) is known for ${rule} at this weight decay and B; none is drawn.`,
  },
  caveat: {
    before: 'Curvature depends on the ',
    term: 'parametrisation',
    after:
      ': rescaling layers changes λ₁ arbitrarily without changing any output. Compare it only within one model and training procedure (',
    end: ').',
  },
};
