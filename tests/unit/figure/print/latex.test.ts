import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureLatex, hasLatex } from '../../../../.ci/figure-tools.mjs';
import { bibtex, texText } from '../../../../src/evidence/bibtex.ts';
import { pdfFile } from '../../../../src/figure/print/pdf-file.ts';
import { FIGURE_WIDTHS, printFigure } from '../../../../src/figure/print/print-figure.ts';
import { TEXT_MODES } from '../../../../src/figure/print/svg-file.ts';
import { figureTypeface } from '../../../support/figure-typeface.ts';
import { isFullSize } from '../../../support/full-size.ts';
import { printedFigures } from '../../../support/printed-figures.ts';

const OUT = 'tests/.out/latex';
const typeface = figureTypeface();

function writeFigures(): string[] {
  return Object.entries(printedFigures()).flatMap(([name, contents]) =>
    Object.values(FIGURE_WIDTHS).flatMap((width) =>
      TEXT_MODES.map((mode) => {
        const scene = printFigure(contents, { typeface, width, isGrey: false });
        const about = { title: name, description: name, keywords: [name] };
        const file = `${name}-${width}-${mode}.pdf`;
        writeFileSync(`${OUT}/${file}`, pdfFile(scene, about, { typeface, mode }));
        return file;
      }),
    ),
  );
}

const documentOf = (files: readonly string[]) => String.raw`\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{graphicx}
\usepackage[paperwidth=250mm,paperheight=297mm,margin=20mm]{geometry}
\newsavebox{\figurebox}
\begin{document}
${files
  .map(
    (file) => String.raw`\sbox{\figurebox}{\includegraphics{${file}}}
\typeout{WIDTH ${file} \the\wd\figurebox}
\begin{figure}\usebox{\figurebox}\caption{${texText(file)}}\end{figure}\clearpage`,
  )
  .join('\n')}
\nocite{*}
\bibliographystyle{plain}
\bibliography{cited}
\end{document}
`;

describe.skipIf(!isFullSize)('a LaTeX document', () => {
  let files: string[] = [];
  let log = '';
  beforeAll(() => {
    ensureLatex();
    if (!hasLatex()) throw new Error('LaTeX must be installed for this suite: apt-get install texlive-latex-base.');
    rmSync(OUT, { recursive: true, force: true });
    mkdirSync(OUT, { recursive: true });
    files = writeFigures();
    writeFileSync(`${OUT}/cited.bib`, bibtex({ title: 'A & B, 50 %', fingerprint: '5f0c2a91d3b47e68', url: null }));
    writeFileSync(`${OUT}/paper.tex`, documentOf(files));
    const latex = () =>
      spawnSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'paper.tex'], { cwd: OUT });
    latex();
    spawnSync('bibtex', ['paper'], { cwd: OUT });
    latex();
    const { status } = latex();
    log = readFileSync(`${OUT}/paper.log`, 'latin1');
    expect(status, log.slice(-2000)).toBe(0);
  });

  test('includes every figure at its physical width, without a complaint', () => {
    expect(log).not.toMatch(/^!|Warning: (?!Citation|There were undefined|Label)|PDF inclusion|pdfTeX warning/m);
    for (const file of files) {
      const [, points] = new RegExp(`WIDTH ${file} ([0-9.]+)pt`).exec(log.replaceAll(/\n(?=[^\n])/g, '')) ?? [];
      const width = Number(file.split('-').at(-2));
      // Points of TeX: 72.27 to the inch.
      expect(Number(points)).toBeCloseTo((width / 25.4) * 72.27, 1);
    }
  });

  test('has a page for each, and every font in it', () => {
    const info = execFileSync('pdfinfo', [`${OUT}/paper.pdf`], { encoding: 'utf8' });
    expect(Number(/Pages: +(\d+)/.exec(info)?.[1])).toBeGreaterThanOrEqual(files.length);
    const fonts = execFileSync('pdffonts', [`${OUT}/paper.pdf`], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .slice(2);
    for (const font of fonts) expect(font).toMatch(/ yes (yes|no) +(yes|no) +\d+ +0$/);
  });

  test('cites the program', () => expect(readFileSync(`${OUT}/paper.bbl`, 'utf8')).toContain('sgdscope'));
});
