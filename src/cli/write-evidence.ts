import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLAIMS } from '../claims/registry.ts';
import { captionTexts } from '../evidence/caption-text.ts';
import { recordIn, recordJson } from '../evidence/record-file.ts';
import { figureScene } from '../figure/figure-scene.ts';
import { svgText } from '../figure/svg-text.ts';
import type { JudgedClaim } from './claims-queue.ts';
import { claimsReport } from './claims-report.ts';
import { createDirectory } from './create-directory.ts';

const SIZE = { width: 720, height: 440 };

/** Every claim for which the directory holds evidence by the current rule. */
async function evidenceIn(directory: string): Promise<JudgedClaim[]> {
  const held = await Promise.all(
    CLAIMS.map(async (claim) => {
      const path = join(directory, `${claim.id}.json`);
      const record = existsSync(path) ? recordIn(await readFile(path, 'utf8'), claim) : null;
      return record === null ? [] : [{ claim, record }];
    }),
  );
  return held.flat();
}

/** Writes a JSON and an SVG per claim, then index and Markdown report of all evidence in the directory. */
export async function writeEvidence(directory: string, tested: readonly JudgedClaim[]): Promise<void> {
  await createDirectory(directory);
  const write = (name: string, text: string) => writeFile(join(directory, name), text);
  for (const { claim, record } of tested) {
    await write(`${claim.id}.json`, recordJson(claim, record));
    const scene = figureScene(record.evidence.figure, SIZE);
    await write(`${claim.id}.svg`, svgText(scene, `${claim.id}: ${claim.title}`, captionTexts(claim, record)));
  }
  const all = await evidenceIn(directory);
  await write('index.json', `${JSON.stringify(all.map(({ claim }) => claim.id))}\n`);
  await write('claims.md', claimsReport(all));
}
