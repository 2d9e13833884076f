import { NativeSelect, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import { probeText } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { useSize } from '../../charts/use-size.ts';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { ProbeFigure } from './ProbeFigure.tsx';
import { PROBE_CHOICES, tierAdvice } from './probe-view.ts';

interface ProbePanelProps {
  /** Unique on the page; also the name under which its figure is exported. */
  readonly name: string;
  readonly sweep: BoardSweep | null;
  readonly scale: RatioScale | null;
  readonly probe: RecordedProbe;
  /** A second number on the same axis, dashed. */
  readonly dashed?: RecordedProbe;
  readonly onProbe?: (probe: RecordedProbe) => void;
  /** Shown while there is nothing to draw: what the panel shows and why. */
  readonly children: ReactNode;
}

/** Any recorded number of every run over time, with its error. */
export function ProbePanel({ name, sweep, scale, probe, dashed, onProbe, children }: ProbePanelProps) {
  const id = useId();
  const [ref, size] = useSize<HTMLDivElement>();
  const advice = sweep ? tierAdvice(sweep.plan.spec.measure.tier, dashed ?? probe) : null;
  const { label } = probeText(probe);
  const title = dashed ? 'Top eigenvalues' : label;
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel-head">
        {onProbe ? (
          <>
            <VisuallyHidden component="h2" id={id}>
              {title}
            </VisuallyHidden>
            <NativeSelect
              size="xs"
              variant="unstyled"
              className="panel-choice"
              aria-label="Probe of this panel"
              value={probe}
              onChange={(event) => onProbe(event.currentTarget.value as RecordedProbe)}
              data={PROBE_CHOICES}
            />
          </>
        ) : (
          <h2 id={id}>{title}</h2>
        )}
      </header>
      <div className="plot" ref={ref}>
        {sweep && scale && size && advice === null ? (
          <ProbeFigure
            name={name}
            title={title}
            sweep={sweep}
            scale={scale}
            size={size}
            probe={probe}
            {...(dashed && { dashed })}
          />
        ) : (
          <PanelEmpty title={title}>
            {children} {advice}
          </PanelEmpty>
        )}
      </div>
    </section>
  );
}
