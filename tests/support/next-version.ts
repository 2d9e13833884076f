import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeServiceWorker } from '../../.ci/offline.ts';

const TEXT = /\.(js|html|css)$/;
const META = /<meta name="sgdscope-version"[^>]*>\s*/;

/**
 * A later version of the built page in a folder of its own: another title, other evidence, a chunk that loads later under another
 * name, and its own service worker, written by the build's own code.
 */
export async function nextVersion(
  title: string,
  { isKept = true } = {},
): Promise<{ folder: string; oldChunk: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sgdscope-next-'));
  cpSync('dist', folder, { recursive: true });
  const oldChunk = readdirSync(join(folder, 'assets')).find((name) => /^GlossaryView-.*\.js$/.test(name));
  if (!oldChunk) throw new Error('nextVersion: dist/assets must have a chunk GlossaryView-….js. Run: npm run build');
  const newChunk = oldChunk.replace(/-.*/, '-NEXTNEXT.js');
  renameSync(join(folder, 'assets', oldChunk), join(folder, 'assets', newChunk));
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => TEXT.test(name))) {
    const text = readFileSync(join(folder, entry), 'utf8');
    const next = text
      .replaceAll(oldChunk, newChunk)
      .replace(META, '')
      .replace(/<html lang="en"/, `<html lang="en" data-version="${title}"`);
    if (next !== text) writeFileSync(join(folder, entry), next);
  }
  writeFileSync(join(folder, 'evidence/index.json'), '["J17-3b"]');
  await writeServiceWorker(folder, isKept);
  return { folder, oldChunk };
}
