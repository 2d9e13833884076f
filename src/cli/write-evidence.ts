import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { captionTexts } from '../evidence/caption-text.ts';
import { recordJson } from '../evidence/record-file.ts';
import { figureScene } from '../figure/figure-scene.ts';
import { svgText } from '../figure/svg-text.ts';
import type { ClaimTest } from './claims-queue.ts';
import { claimsReport } from './claims-report.ts';

const SIZE = { width: 720, height: 440 };

/** One JSON and one SVG per claim, a list of them for the page, and a page of Markdown. */
export async function writeEvidence(directory: string, tests: readonly ClaimTest[]): Promise<void> {
  await mkdir(directory, { recursive: true });
  const write = (name: string, text: string) => writeFile(join(directory, name), text);
  for (const { claim, record } of tests) {
    await write(`${claim.id}.json`, recordJson(claim, record));
    const scene = figureScene(record.evidence.figure, SIZE);
    await write(`${claim.id}.svg`, svgText(scene, `${claim.id}: ${claim.title}`, captionTexts(claim, record)));
  }
  await write('index.json', `${JSON.stringify(tests.map(({ claim }) => claim.id))}\n`);
  await write('claims.md', claimsReport(tests));
}
