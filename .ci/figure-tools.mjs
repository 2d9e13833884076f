// Programs that draw and typeset exported figures independently of a browser: poppler, librsvg and LaTeX.
import { spawnSync } from 'node:child_process';
import { installPackages } from './apt.mjs';

const isThere = (program) => spawnSync(program, ['--version']).error === undefined;

/** What draws a PDF, names its fonts, and draws an SVG. */
export const hasRenderers = () => ['pdftocairo', 'pdffonts', 'rsvg-convert'].every(isThere);
export const hasLatex = () => isThere('pdflatex');

/** Installs Debian's packages where they are missing and that can be done. */
export function ensureRenderers() {
  if (hasRenderers() || (installPackages(['poppler-utils', 'librsvg2-bin']) && hasRenderers())) return;
  console.log('No poppler or librsvg, and they cannot be installed here: figures will not be drawn by them.');
}

/** Installs LaTeX, which takes some minutes and 200 MB: for the long tests only. */
export function ensureLatex() {
  const packages = ['texlive-latex-base', 'texlive-latex-recommended'];
  if (hasLatex() || (installPackages(packages) && hasLatex())) return;
  console.log('No LaTeX, and it cannot be installed here: figures will not be typeset.');
}
