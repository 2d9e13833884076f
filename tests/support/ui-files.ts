import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const UI = 'src/ui';

export interface UiFile {
  /** From src/ui on. */
  readonly path: string;
  /** The folder in src/ui, or the file where it is in none. */
  readonly room: string;
  readonly source: string;
}

/** The source files of the page that are no catalogue of words. */
export const uiFiles = (): UiFile[] =>
  readdirSync(UI, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('text/'))
    .map((path) => ({ path, room: path.split('/')[0] ?? path, source: readFileSync(join(UI, path), 'utf8') }));
