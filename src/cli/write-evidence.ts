import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLAIMS } from '../claims/registry.ts';
import { captionTexts } from '../evidence/caption-text.ts';
import { recordIn, recordJson } from '../evidence/record-file.ts';
import { figureScene } from '../figure/figure-scene.ts';
import { svgText } from '../figure/svg-text.ts';
import type { JudgedClaim } from './claims-queue.ts';
import { claimsReport } from './claims-report.ts';
import { createDirectory } from './create-directory.ts';
import { writeError } from './disk-error.ts';
import { writeFilesDurably } from './durable-files.ts';

const SIZE = { width: 720, height: 440 };

/** Every claim for which the directory holds evidence by the current rule. */
export async function evidenceIn(directory: string): Promise<JudgedClaim[]> {
  const held = await Promise.all(
    CLAIMS.map(async (claim) => {
      const path = join(directory, `${claim.id}.json`);
      const record = existsSync(path) ? recordIn(await readFile(path, 'utf8'), claim) : null;
      return record === null ? [] : [{ claim, record }];
    }),
  );
  return held.flat();
}

async function write(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  const contents = Object.entries(files).map(([name, text]) => [name, () => [text]] as const);
  try {
    await writeFilesDurably(directory, Object.fromEntries(contents));
  } catch (error) {
    throw writeError(directory, error, 'Evidence written before is intact.');
  }
}

/** Writes a JSON and an SVG per claim, then index and Markdown report of all evidence in the directory; each file as a whole. */
export async function writeEvidence(directory: string, tested: readonly JudgedClaim[]): Promise<void> {
  await createDirectory(directory);
  for (const { claim, record } of tested) {
    const scene = figureScene(record.evidence.figure, SIZE);
    await write(directory, {
      [`${claim.id}.svg`]: svgText(scene, `${claim.id}: ${claim.title}`, captionTexts(claim, record)),
      [`${claim.id}.json`]: recordJson(claim, record),
    });
  }
  const all = await evidenceIn(directory);
  await write(directory, {
    'index.json': `${JSON.stringify(all.map(({ claim }) => claim.id))}\n`,
    'claims.md': claimsReport(all),
  });
}
