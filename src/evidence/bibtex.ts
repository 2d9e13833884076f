import { SGDSCOPE_RELEASED, SGDSCOPE_VERSION } from './version.ts';

/** Characters with a meaning in TeX. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** A text as TeX sets it. */
export const texText = (text: string): string =>
  text.replace(/[\\{}$&#%_^~]/g, (character) => SPECIAL[character] ?? character);

interface CitedFigure {
  /** What was computed: the name of a sweep or of a claim. */
  readonly title: string;
  readonly fingerprint: string | null;
  /** Address of the page; null where others cannot open it. */
  readonly url: string | null;
}

/** A BibTeX entry of the program as it computed a figure; its key holds the version, its year is that of the version. */
export function bibtex({ title, fingerprint, url }: CitedFigure): string {
  const note = [
    `Computed: ${texText(title)}`,
    ...(fingerprint === null ? [] : [`fingerprint ${fingerprint.slice(0, 16)}`]),
  ];
  const fields: readonly (readonly [string, string])[] = [
    ['title', '{sgdscope}: an interactive microscope for the dynamics of stochastic gradient descent'],
    ['author', '{The sgdscope authors}'],
    ['year', SGDSCOPE_RELEASED.slice(0, 4)],
    ['version', SGDSCOPE_VERSION],
    ...(url === null ? [] : [['url', url] as const]),
    ['note', note.join(', ')],
  ];
  const lines = fields.map(([name, value]) => `  ${name.padEnd(8)}= {${value}},`);
  return [`@misc{sgdscope-${SGDSCOPE_VERSION},`, ...lines, '}', ''].join('\n');
}
