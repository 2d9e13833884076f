import './toolbar.css';
import { formatShort } from '../../figure/format-number.ts';
import { COMPARISONS, type CompareAt } from '../../state/app-state.ts';
import { type CellContent, CURVE_STYLES, TIME_SCALES } from '../../state/panel-view.ts';
import { probesUpTo, tierOf } from '../../state/recorded-probes.ts';
import { commonTimeOf } from '../../state/selectors.ts';
import { CLOCKS } from '../../sweep/results/clock.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import { Term } from '../glossary/Term.tsx';
import { TIME_AXES } from '../quantities.ts';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';
import { useApp } from '../use-app.ts';
import { AddPanel } from './AddPanel.tsx';
import { ToolbarChoice } from './ToolbarChoice.tsx';
import { TOOLBAR } from './words.ts';

const curveOptions = () => CURVE_STYLES.map((style) => [style, TOOLBAR.curveStyles[style]] as const);
const timeOptions = () => CLOCKS.map((clock) => [clock, TIME_AXES[clock].name] as const);
const scaleOptions = () => TIME_SCALES.map((scale) => [scale, TOOLBAR.scales[scale]] as const);
const comparedOptions = () =>
  COMPARISONS.map((at) => [at, at === 'end' ? TOOLBAR.atEnd : TOOLBAR.atEqual(TIME_AXES[at].name)] as const);

/** A cell can show in miniature what the sweep has samples of. */
function useCellContents(): (readonly [CellContent, string])[] {
  const tier = useApp((state) => (state.sweep ? tierOf(state.sweep) : 'sharpness'));
  const nameOf = (probe: RecordedProbe) => TOOLBAR.probe(QUANTITY_WORDS.probes[probe]);
  return [
    ['colour', TOOLBAR.colourAlone],
    ['number', TOOLBAR.number],
    ...probesUpTo(tier).map((probe) => [probe, TOOLBAR.miniature(nameOf(probe))] as const),
  ];
}

/** The time at which runs are compared, where it is not their end. */
function ComparedTime({ at }: { readonly at: CompareAt }) {
  const sweep = useApp((state) => state.sweep);
  const compared = useApp((state) => state.compared);
  if (at === 'end' || !sweep) return null;
  return <output>{`${TIME_AXES[at].name} ${formatShort(commonTimeOf(sweep, compared, at))}`}</output>;
}

/**
 * How all panels show the sweep. What holds at equal epochs need not hold at equal steps or equal η·step: the clock at which runs
 * are compared is also used for the time axes.
 */
export function BoardToolbar() {
  const view = useApp((state) => state.view);
  const setView = useApp((state) => state.setView);
  const at = view.compareAt;
  const cellContents = useCellContents();
  return (
    <section className="board-toolbar" aria-label={TOOLBAR.name}>
      <ToolbarChoice
        label={TOOLBAR.curves}
        value={view.curves}
        options={curveOptions()}
        onChange={(curves) => setView({ curves })}
      />
      <ToolbarChoice
        label={TOOLBAR.against}
        value={view.timeAxis}
        options={timeOptions()}
        onChange={(timeAxis) => setView({ timeAxis, playedTo: null })}
      />
      <ToolbarChoice
        label={<span className="visually-hidden">{TOOLBAR.scale}</span>}
        value={view.timeScale}
        options={scaleOptions()}
        onChange={(timeScale) => setView({ timeScale })}
      />
      <ToolbarChoice
        label={<Term id="comparison">{TOOLBAR.compare}</Term>}
        value={at}
        options={comparedOptions()}
        onChange={(value) =>
          setView(value === 'end' ? { compareAt: value } : { compareAt: value, timeAxis: value, playedTo: null })
        }
      />
      <ComparedTime at={at} />
      <ToolbarChoice
        label={TOOLBAR.cells}
        value={view.cellContent}
        options={cellContents}
        onChange={(cellContent) => setView({ cellContent })}
      />
      <AddPanel />
    </section>
  );
}
