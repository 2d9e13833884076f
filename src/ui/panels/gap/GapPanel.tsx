import { NativeSelect } from '@mantine/core';
import type { BoardSweep, GapMeasure } from '../../../state/app-state.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { useSize } from '../../charts/use-size.ts';
import { ParametrisationCaveat } from '../../ParametrisationCaveat.tsx';
import { MEASURED_BY, QUANTITIES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { GapFigure } from './GapFigure.tsx';

const OPTIONS = Object.entries(MEASURED_BY).map(([value, quantity]) => ({ value, label: QUANTITIES[quantity].name }));

interface GapPanelProps {
  readonly sweep: BoardSweep | null;
  readonly scale: RatioScale | null;
}

/** η/B against the generalization gap, or against what else it is said to govern. */
export function GapPanel({ sweep, scale }: GapPanelProps) {
  const chosen = useApp((state) => state.view.gapMeasure);
  // A regression has losses but no accuracy.
  const isRegression = sweep?.plan.network.classes === 1;
  const measure = isRegression && (chosen === 'accuracy' || chosen === 'testAccuracy') ? 'loss' : chosen;
  const setView = useApp((state) => state.setView);
  const [ref, size] = useSize<HTMLDivElement>();
  return (
    <section className="panel" aria-labelledby="gap-title">
      <header className="panel-head panel-head-sentence">
        <h2 id="gap-title">η/B against</h2>
        <NativeSelect
          size="xs"
          aria-label="Quantity set against η/B"
          value={measure}
          onChange={(event) => setView({ gapMeasure: event.currentTarget.value as GapMeasure })}
          data={OPTIONS}
        />
      </header>
      {measure === 'sharpness' && <ParametrisationCaveat />}
      <div className="plot" ref={ref}>
        {sweep && scale && size ? (
          <GapFigure sweep={sweep} measure={measure} size={size} scale={scale} />
        ) : (
          <PanelEmpty title="Does noisier SGD generalize better?">
            One point per cell: mean over seeds with its interval, and Spearman’s ρ over all cells, the mean of every
            seed’s own. If η/B is what counts, cells of one ratio stand at one height.
          </PanelEmpty>
        )}
      </div>
    </section>
  );
}
