import { formatCount } from '../../charts/format.ts';

/** Words of the header. */
export const HEADER_ENGLISH = {
  menu: 'Menu',
  views: {
    name: 'Views',
    start: 'Start',
    lessons: 'Lessons',
    claims: 'Claims',
    measure: 'Measure',
    workbench: 'Workbench',
  },
  colours: { name: 'Colours', light: 'Light', dark: 'Dark', system: 'As the system' },
  shortcuts: 'Keyboard shortcuts',
  language: {
    name: (language: string) => `Language: ${language}`,
    failed: (language: string) => `The words in ${language} could not be fetched. Choose the language again later.`,
  },
  examples: {
    name: 'Examples',
    first: 'The first sweep',
    small: 'A few seconds: 3 × 3 cells',
    edgeOfStability: 'Edge of stability: λ₁ rises to 2/η, small batches stay below',
    bestRate: 'Best η of every B: linear scaling and its limit, 168 runs',
    ratioStudy: 'Sharpness is a function of η/B: 7 × 6 cells, 126 runs',
  },
  lecture: {
    name: 'Lecture',
    add: 'Add the board as a step (a)',
    added: (step: number) => `Step ${step} added`,
    edit: 'Edit the steps …',
    present: 'Present (p)',
    example: 'Example: same η/B, same sharpness',
  },
  link: {
    copy: 'Copy link',
    copied: 'Copied',
    inAddressBar: 'In the address bar',
    about: 'About the link',
    saveFile: 'Save as a file',
    /** What a copied link does not promise, and why. */
    mixed:
      'The link holds the settings alone: this sweep ran on more than one engine, so its results are not reproducible.',
    unfinished:
      'The link holds the settings alone: the sweep has not finished, so there are no results yet to compare with.',
    noSweep: 'The link holds the settings alone: no sweep has been run yet.',
    /** Why there is no link. */
    tooLong: (characters: number) =>
      `A link to this board would have ${formatCount(characters)} characters, more than programs that pass links on keep. Save the sweep as a file instead; whoever opens that file here sees the same board.`,
  },
};
