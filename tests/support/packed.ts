import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { buildLibrary } from '../../.ci/library.mjs';
import { writeLicences } from '../../.ci/licences.mjs';
import { freshFolder } from './cli-process.ts';

/** The package as `npm pack` makes it of what is built. */
export interface Packed {
  readonly tarball: string;
  readonly bytes: number;
  readonly unpackedBytes: number;
  readonly paths: readonly string[];
  /** Its contents, unpacked. */
  readonly folder: string;
}

/** Packs what is built: the page must be, the rest is built where it is not; `npm pack` alone builds all of it. */
export async function packBuilt(): Promise<Packed> {
  if (!existsSync('dist/index.html')) throw new Error('The page must be built before it is packed. Run: npm run build');
  await buildLibrary();
  writeLicences();
  const to = freshFolder();
  const command = ['pack', '--ignore-scripts', '--json', '--pack-destination', to];
  const [{ filename, size, unpackedSize, files }] = JSON.parse(execFileSync('npm', command, { encoding: 'utf8' }));
  const tarball = join(to, filename);
  execFileSync('tar', ['xzf', tarball, '-C', to]);
  return {
    tarball,
    bytes: size,
    unpackedBytes: unpackedSize,
    paths: files.map(({ path }: { path: string }) => path),
    folder: join(to, 'package'),
  };
}

/** Puts an unpacked package where a program in a fresh folder finds it, as an install does. Returns that folder. */
export function installed({ tarball }: Packed): string {
  const folder = freshFolder();
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  execFileSync('tar', ['xzf', tarball, '-C', modules]);
  execFileSync('mv', [join(modules, 'package'), join(modules, 'sgdscope')]);
  return folder;
}

/** Path, size and time of change of every file and folder in a folder: equal before and after where nothing was written. */
export const listing = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      return `${relative(folder, path).split(sep).join('/')} ${entry.isFile() ? size : 'folder'} ${mtimeMs}`;
    })
    .sort();
