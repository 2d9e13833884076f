import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLAIMS } from '../../../../src/claims/registry.ts';
import { recordIn } from '../../../../src/evidence/record-file.ts';
import { claimContent } from '../../../../src/figure/print/claim-content.ts';
import { pdfFile } from '../../../../src/figure/print/pdf-file.ts';
import { printFigure } from '../../../../src/figure/print/print-figure.ts';
import { svgFile } from '../../../../src/figure/print/svg-file.ts';
import { figureTypeface } from '../../../support/figure-typeface.ts';
import { textFaults } from '../../../support/print-checks.ts';

const typeface = figureTypeface();

describe('the figure of each claim, from the evidence that comes with the page', () => {
  test.each(CLAIMS.map((claim) => [claim.id, claim] as const))('%s', (id, claim) => {
    const record = recordIn(readFileSync(`public/evidence/${id}.json`, 'utf8'), claim);
    if (!record) throw new Error(`${id} has no evidence by its present rule.`);
    const content = claimContent(record.evidence.figure, { name: id, title: claim.title });
    expect(content.data.rows).toHaveLength(
      record.evidence.figure.series.reduce((sum, { points }) => sum + points.length, 0),
    );
    const most = Math.max(60_000, 60 * content.data.rows.length); // a mark is some 50 bytes
    for (const width of [85, 180]) {
      const scene = printFigure([content], { typeface, width, isGrey: width === 180 });
      expect(textFaults(scene, typeface)).toEqual([]);
      const about = { title: claim.title, description: '', keywords: [] };
      expect(svgFile(scene, about, { typeface, mode: 'outlined' }).length).toBeLessThan(most);
      expect(pdfFile(scene, about, { typeface, mode: 'outlined' }).length).toBeLessThan(most);
    }
  });
});
