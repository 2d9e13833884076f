import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';

/** What an item of the menu "Export" downloads. */
export async function exportedFile(page: Page, item: string | RegExp): Promise<Buffer> {
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).first().click();
  return readFileSync(await (await download).path());
}

/** As text. */
export const exported = async (page: Page, item: string | RegExp): Promise<string> =>
  (await exportedFile(page, item)).toString('utf8');

/** A row of an exported table: cells by name of their column. */
export type Row = Record<string, string>;

/** The rows of an exported CSV, in which no cell is quoted. */
export function rowsOf(csv: string): Row[] {
  const [header, ...lines] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));
}
