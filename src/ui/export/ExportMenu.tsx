import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { FIGURES } from '../figures/words.ts';
import { useApp } from '../use-app.ts';
import { download, fileStem } from './download.ts';
import { panelSvg, panelSvgText, pngOf } from './panel-svg.ts';
import { useSaveSweep } from './save-sweep.ts';
import { figureCaption } from './spec-summary.ts';
import { EXPORT_TABLES, type ExportTable, PARQUET_TABLES, type ParquetTable, tableOf } from './tables.ts';
import { EXPORT } from './words.ts';

/** Name and title of every instrument of the microscope. */
const shownPanels = () =>
  [...document.querySelectorAll<SVGSVGElement>('.microscope svg[data-panel]')].map(
    ({ dataset: { panel = '', title = '' } }) => [panel, title] as const,
  );

function saveTable(sweep: BoardSweep, table: ExportTable) {
  const { text, type, extension } = tableOf(sweep, table);
  download(new Blob([text], { type }), `${fileStem(sweep.plan.spec.name, table)}.${extension}`);
}

async function savePanel(sweep: BoardSweep, panel: string, format: 'svg' | 'png') {
  const shown = document.querySelector<SVGSVGElement>(`.microscope svg[data-panel="${panel}"]`);
  if (!shown) return;
  const { note } = shown.dataset;
  const svg = panelSvg(shown, [...(note ? [note] : []), ...figureCaption(sweep)]);
  const blob = format === 'svg' ? new Blob([panelSvgText(svg)], { type: 'image/svg+xml' }) : await pngOf(svg);
  download(blob, `${fileStem(sweep.plan.spec.name, panel)}.${format}`);
}

/** Its writer is loaded when it is asked for. */
async function saveParquet(sweep: BoardSweep, table: ParquetTable) {
  const { parquetOf } = await import('./parquet-tables.ts');
  download(parquetOf(sweep, table), `${fileStem(sweep.plan.spec.name, table)}.parquet`);
}

interface ExportMenuProps {
  /** Makes figures for papers; absent in the microscope, whose instruments are saved as they are on the screen. */
  readonly onFigure?: (() => void) | null;
}

/** The instruments of the microscope as images. */
function InstrumentItems({
  sweep,
  panels,
}: {
  readonly sweep: BoardSweep;
  readonly panels: ReturnType<typeof shownPanels>;
}) {
  return (['svg', 'png'] as const).map((format) => [
    <Menu.Label key={format}>{EXPORT.figures(format.toUpperCase())}</Menu.Label>,
    ...panels.map(([panel, name]) => (
      <Menu.Item key={`${panel} ${format}`} onClick={() => void savePanel(sweep, panel, format)}>
        {name}
      </Menu.Item>
    )),
  ]);
}

/** Exports results as tables, and figures. */
export function ExportMenu({ onFigure = null }: ExportMenuProps) {
  const sweep = useApp((state) => state.sweep);
  const saveSweep = useSaveSweep();
  const [panels, setPanels] = useState<ReturnType<typeof shownPanels>>([]);
  return (
    <Menu
      // In the page's own landmark.
      withinPortal={false}
      onOpen={() => setPanels(shownPanels())}
      position="bottom-end"
      shadow="md"
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 120 }}
    >
      <Menu.Target>
        <Button className="run-export" size="sm" variant="default" disabled={!sweep}>
          {EXPORT.name}
        </Button>
      </Menu.Target>
      {sweep && (
        <Menu.Dropdown>
          <Menu.Label>{EXPORT.tables}</Menu.Label>
          {EXPORT_TABLES.map((table) => (
            <Menu.Item key={table} onClick={() => (table === 'sweep' ? void saveSweep() : saveTable(sweep, table))}>
              {EXPORT.table[table]}
            </Menu.Item>
          ))}
          {PARQUET_TABLES.map((table) => (
            <Menu.Item key={`${table} parquet`} onClick={() => void saveParquet(sweep, table)}>
              {EXPORT.parquet[table]}
            </Menu.Item>
          ))}
          {onFigure ? (
            <>
              <Menu.Label>{EXPORT.images}</Menu.Label>
              <Menu.Item onClick={onFigure}>{FIGURES.menu}</Menu.Item>
            </>
          ) : (
            <InstrumentItems sweep={sweep} panels={panels} />
          )}
        </Menu.Dropdown>
      )}
    </Menu>
  );
}
