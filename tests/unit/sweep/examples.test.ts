import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';

const FOLDER = 'public/examples';

test.each(readdirSync(FOLDER))('the example %s is a spec that fits its data', async (file) => {
  const spec = parseSweepSpec(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')));
  const plan = planSweep(spec, await buildDataset(spec.dataset));
  expect(plan.runs.length).toBeGreaterThan(1);
});

test('the menu of examples names every file', () => {
  const menu = readFileSync('src/ui/header/ExamplesMenu.tsx', 'utf8');
  for (const file of readdirSync(FOLDER)) expect(menu).toContain(`'${file}'`);
});
