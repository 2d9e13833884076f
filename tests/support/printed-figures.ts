import { readFileSync } from 'node:fs';
import { CLAIMS } from '../../src/claims/registry.ts';
import { recordIn } from '../../src/evidence/record-file.ts';
import { claimContent } from '../../src/figure/print/claim-content.ts';
import type { PanelContent } from '../../src/figure/print/plot-content.ts';
import { DEFAULT_VIEW } from '../../src/state/default-view.ts';
import { DEFAULT_SPEC } from '../../src/sweep/spec/default-spec.ts';
import { panelContents } from '../../src/ui/figures/content/panel-contents.ts';
import { fixtureSweep } from './board-fixture.ts';

/** The figure of a claim, from the evidence that comes with the page. */
function claimFigure(id: string): PanelContent {
  const claim = CLAIMS.find((each) => each.id === id);
  const record = claim && recordIn(readFileSync(`public/evidence/${id}.json`, 'utf8'), claim);
  if (!claim || !record) throw new Error(`${id} has no evidence by its present rule.`);
  return claimContent(record.evidence.figure, { name: id, title: claim.title });
}

/** Figures with every kind of mark: panels of the first sweep, of one with diverged and capped cells, of two sweeps, and claims. */
export function printedFigures(): Readonly<Record<string, readonly PanelContent[]>> {
  const first = fixtureSweep({ spec: DEFAULT_SPEC });
  const large = fixtureSweep();
  const board = { sweep: first, compared: null, view: DEFAULT_VIEW };
  const capped = { ...board, sweep: large };
  const both = { ...board, compared: large };
  return {
    map: panelContents({ kind: 'map' }, board),
    'map-diverged': panelContents({ kind: 'map' }, capped),
    loss: panelContents({ kind: 'loss' }, board),
    sharpness: panelContents({ kind: 'probe', probe: 'sharpness' }, board),
    gap: panelContents({ kind: 'gap' }, capped),
    'best-rate': panelContents({ kind: 'bestRate' }, board),
    compared: panelContents({ kind: 'probe', probe: 'sharpness' }, both),
    difference: panelContents({ kind: 'map' }, { ...both, view: { ...DEFAULT_VIEW, comparison: 'difference' } }),
    claim: [claimFigure('J17-3b')],
  };
}
