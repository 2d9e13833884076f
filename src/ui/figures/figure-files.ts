import { zipSync } from 'fflate';
import type { Typeface } from '../../figure/font/typeface.ts';
import type { FigureChoice } from '../../figure/print/figure-choice.ts';
import { pdfFile } from '../../figure/print/pdf-file.ts';
import type { DataTable, PanelContent } from '../../figure/print/plot-content.ts';
import { withDotsPerInch } from '../../figure/print/png-size.ts';
import type { PrintAbout, PrintScene } from '../../figure/print/print-scene.ts';
import { svgFile } from '../../figure/print/svg-file.ts';
import { csvCell } from '../../sweep/results/csv-cell.ts';
import { fileStem } from '../export/download.ts';

/** A file to save. */
export interface SavedFile {
  readonly name: string;
  readonly blob: Blob;
}

const POINTS_PER_INCH = 72;

/** Size of a figure in dots. */
export const pixelsOf = ({ width, height }: PrintScene, resolution: number) => ({
  width: Math.round((width * resolution) / POINTS_PER_INCH),
  height: Math.round((height * resolution) / POINTS_PER_INCH),
});

/** An SVG as PNG on white; its physical size is in the file. */
async function pngFile(svg: string, scene: PrintScene, resolution: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, pixelsOf(scene, resolution));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('png: the browser must have a canvas to draw on, and gives none. Save another format.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('png: the browser gave no image. Choose a smaller width or resolution.');
  return new Blob([withDotsPerInch(new Uint8Array(await blob.arrayBuffer()), resolution)], { type: 'image/png' });
}

interface FileOptions {
  readonly about: PrintAbout;
  readonly typeface: Typeface;
  readonly choice: Pick<FigureChoice, 'format' | 'text' | 'resolution'>;
}

/** A scene as a file of the chosen format. */
export async function figureFile(scene: PrintScene, { about, typeface, choice }: FileOptions): Promise<Blob> {
  const { format, text, resolution } = choice;
  if (format === 'pdf') return new Blob([pdfFile(scene, about, { typeface, mode: text })], { type: 'application/pdf' });
  if (format === 'svg') return new Blob([svgFile(scene, about, { typeface, mode: text })], { type: 'image/svg+xml' });
  return pngFile(svgFile(scene, about, { typeface, mode: 'outlined' }), scene, resolution);
}

/** A table as CSV; a cell without a value is empty. */
export const tableCsv = ({ columns, rows }: DataTable): string =>
  [columns, ...rows]
    .map((row) => row.map(csvCell).join(','))
    .join('\r\n')
    .concat('\r\n');

/** The earliest date that a ZIP archive can hold: the same bytes whenever it is made. */
const NO_DATE = new Date(1980, 0, 1);

/** The numbers of panels: a CSV, or an archive of one for each panel with its letter. */
export function dataFile(contents: readonly PanelContent[], stem: string): SavedFile {
  const [first, ...others] = contents;
  if (first && others.length === 0)
    return { name: `${fileStem(stem, first.name)}.csv`, blob: new Blob([tableCsv(first.data)], { type: 'text/csv' }) };
  const encoder = new TextEncoder();
  const files = contents.map(
    ({ name, data }, i) =>
      [`${String.fromCharCode(97 + i)}-${fileStem(name)}.csv`, encoder.encode(tableCsv(data))] as const,
  );
  const zip = zipSync(Object.fromEntries(files), { mtime: NO_DATE });
  return { name: `${fileStem(stem, 'data')}.zip`, blob: new Blob([zip as BlobPart], { type: 'application/zip' }) };
}
