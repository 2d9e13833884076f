import './hall.css';
import { lazy, useMemo } from 'react';
import type { Selection } from '../../state/app-state.ts';
import { type BoardPanel, panelKey } from '../../state/board-panel.ts';
import { stepFigures } from '../../state/lecture/step-figures.ts';
import type { Cell } from '../../state/selectors.ts';
import { ratioScale } from '../charts/colours.ts';
import type { Size } from '../charts/frame.ts';
import { useSize } from '../charts/use-size.ts';
import { useColourScheme } from '../colour-scheme.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { curvesOf, HallCurves } from './HallCurves.tsx';
import { HallGap } from './HallGap.tsx';
import { HallMap } from './HallMap.tsx';
import { hallMapScene } from './hall-map-scene.ts';
import { sceneSize } from './hall-scale.ts';
import type { ShownStep } from './shown-step.ts';
import { LECTURE } from './words.ts';

const LazyHallPanel = lazy(() => import('./HallPanel.tsx'));

interface FigureProps {
  readonly step: ShownStep;
  readonly unit: number;
  readonly onPoint: (selection: Selection | null) => void;
}

function MapOf({ step, unit, size, onPoint }: FigureProps & { readonly size: Size }) {
  const scheme = useColourScheme();
  const { plan } = step.sweep;
  const scale = useMemo(() => ratioScale(plan, scheme), [plan, scheme]);
  const scene = useMemo(() => hallMapScene(step, sceneSize(size, unit)), [step, size, unit]);
  const point = (cell: Cell | null) => onPoint(cell && { kind: 'ratio', ratio: cell.learningRate / cell.batchSize });
  return <HallMap {...{ scene, step, size, unit, scheme, scale }} onPoint={point} />;
}

function Figure({ panel, size, ...props }: FigureProps & { readonly panel: BoardPanel; readonly size: Size }) {
  const { step, unit } = props;
  const scheme = useColourScheme();
  const { plan } = step.sweep;
  const scale = useMemo(() => ratioScale(plan, scheme), [plan, scheme]);
  const { shownLosses } = step.view;
  const probes = useMemo(() => curvesOf(panel, shownLosses), [panel, shownLosses]);
  if (panel.kind === 'map') return <MapOf {...props} size={size} />;
  if (panel.kind === 'gap') return <HallGap {...{ step, size, unit, scale }} />;
  if (probes) return <HallCurves {...{ step, probes, size, unit, scale }} />;
  return (
    <LazyPart>
      <LazyHallPanel {...{ panel, step, size, unit, scale }} />
    </LazyPart>
  );
}

function Place({ panel, ...props }: FigureProps & { readonly panel: BoardPanel }) {
  const [ref, size] = useSize<HTMLDivElement>();
  return (
    <div ref={ref} className={`present-figure present-figure-${panel.kind === 'map' ? 'map' : 'plot'}`}>
      {size && size.height > 0 && <Figure panel={panel} size={size} {...props} />}
    </div>
  );
}

/** The one or two figures of a step. */
export function StepFigures(props: FigureProps) {
  const figures = stepFigures(props.step.view);
  if (figures.length === 0) return <p className="present-note">{LECTURE.present.noFigures}</p>;
  return (
    <>
      {figures.map((panel) => (
        <Place key={panelKey(panel)} panel={panel} {...props} />
      ))}
    </>
  );
}
