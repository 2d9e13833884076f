import './flows.css';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import type { Run } from '../../../sweep/sweep-plan.ts';
import { Term } from '../../glossary/Term.tsx';
import { Panel } from '../../panels/Panel.tsx';
import { PanelEmpty } from '../../panels/PanelEmpty.tsx';
import { sharpnessLimit } from '../../stability-limit.ts';
import { Message } from '../../text/Message.tsx';
import { checkpointsOf } from '../probe-rows.ts';
import { MICROSCOPE } from '../words.ts';
import { FlowFigure } from './FlowFigure.tsx';
import { FlowTable } from './FlowTable.tsx';
import { flowWindows } from './flow-windows.ts';
import { FLOW_QUANTITIES } from './scene.ts';
import { useFlows } from './use-flows.ts';

interface FlowPanelsProps {
  readonly sweep: BoardSweep;
  readonly run: Run;
  /** The step from which flows are followed. */
  readonly from: number;
  readonly colour: string;
  readonly note: string;
  onClose(): void;
}

/** The run beside its central flow and gradient flow from one of its steps: loss, sharpness and distance, as far as it has come. */
export function FlowPanels({ sweep, run, from, colour, note, onClose }: FlowPanelsProps) {
  const { plan, traces, finished } = sweep;
  const words = MICROSCOPE.flows;
  const reached = checkpointsOf(traces, run.id).at(-1) ?? 0;
  const [end] = useState(() => (finished.has(run.id) ? reached : run.endStep));
  const [windows] = useState(() => flowWindows(from, end));
  const [isFollowing, setIsFollowing] = useState(true);
  const [isTable, setIsTable] = useState(false);
  const { found, failure } = useFlows(windows, { from, reached, isFollowing });
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView?.({ block: 'start' }), []);
  const isDone = failure !== null || found.length === windows.length;
  const isLost = found.some(({ central }) => Number.isNaN(central.loss));
  const limit = sharpnessLimit(plan, run, from) ?? Number.NaN;
  const shared = { found, colour, limit, note: words.note(note, from), learningRate: run.learningRate };
  return (
    <section className="flows finding-wide" ref={section} aria-labelledby="flows-title">
      <div className="flows-head">
        <h3 id="flows-title">
          <Term id="centralFlow">{words.title(from)}</Term>
        </h3>
        {!isDone && (
          <progress aria-label={words.progress} max={windows.length} value={found.length}>
            {words.windows(found.length, windows.length)}
          </progress>
        )}
        <span role="status">{isDone ? words.done(found.length) : words.windows(found.length, windows.length)}</span>
        <div className="flows-actions">
          {!isDone && (
            <Button size="compact-sm" variant="default" onClick={() => setIsFollowing(!isFollowing)}>
              {isFollowing ? words.stop : words.goOn}
            </Button>
          )}
          <Button size="compact-sm" variant="default" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            {words.asTable}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {words.close}
          </Button>
        </div>
      </div>
      {failure !== null && (
        <p className="run-error" role="alert">
          <Message text={failure} />
        </p>
      )}
      {isLost && <p className="run-error">{words.lost}</p>}
      <p className="caption">{words.why}</p>
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        <section className="flows-table" aria-label={words.tableName} tabIndex={0}>
          <FlowTable found={found} from={from} />
        </section>
      ) : (
        <div className="flows-figures">
          {FLOW_QUANTITIES.map((quantity) => (
            <Panel
              key={quantity}
              title={words.figures[quantity]}
              level={3}
              className={quantity === 'distance' ? 'finding finding-wide' : 'finding'}
              empty={<PanelEmpty title={words.figures[quantity]}>{words.waiting}</PanelEmpty>}
            >
              {found.length > 0 &&
                ((size) => <FlowFigure quantity={quantity} span={[from, end]} size={size} {...shared} />)}
            </Panel>
          ))}
        </div>
      )}
    </section>
  );
}
