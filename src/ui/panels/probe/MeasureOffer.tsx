import { type MouseEvent, useLayoutEffect, useRef } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import { type DearerTier, probeText } from '../../../state/recorded-probes.ts';
import { durationText } from '../../../sweep/cost/cost-text.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { Message } from '../../text/Message.tsx';
import { useApp } from '../../use-app.ts';
import { MEASURE_PROBES } from '../../workbench/words.ts';
import { TIER_NAMES } from '../words.ts';
import { useSupplementCost } from './use-supplement-cost.ts';

interface MeasureOfferProps {
  readonly sweep: BoardSweep;
  /** A probe that the sweep has not recorded, and the tier that has it. */
  readonly probe: RecordedProbe;
  readonly tier: DearerTier;
}

const IDLE = { state: 'idle' } as const;

/** What the button does, and what is said beside it. */
function useOffer(tier: DearerTier) {
  const latest = useApp((state) => state.supplementTask);
  // The failure of another tier is told where that is offered.
  const task = latest.state === 'failed' && latest.tier !== tier ? IDLE : latest;
  const measure = useApp((state) => state.measureSupplement);
  const cancel = useApp((state) => state.cancelSupplement);
  const cost = useSupplementCost(tier) ?? '';
  if (task.state === 'running') return { task, label: MEASURE_PROBES.cancel, act: cancel };
  const label = task.state === 'failed' ? MEASURE_PROBES.retry(cost) : MEASURE_PROBES.measure(cost);
  return { task, label, act: () => void measure(tier) };
}

/**
 * One button, which measures, cancels or tries again, so that the focus stays where it is. Once the figure is there, the focus
 * goes to the first control of the panel.
 */
function OfferButton({ label, act }: { readonly label: string; readonly act: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (own === null || document.activeElement !== own) return;
      const panel = own.closest('.panel');
      queueMicrotask(() => panel?.querySelector<HTMLElement>('.panel-head :is(button, select)')?.focus());
    };
  }, []);
  const click = ({ detail }: MouseEvent) => {
    // The second click of a double click would cancel what the first has started.
    if (detail <= 1) act();
  };
  return (
    <button ref={button} type="button" className="button" onClick={click}>
      {label}
    </button>
  );
}

function Offer({ tier }: { readonly tier: DearerTier }) {
  const { task, label, act } = useOffer(tier);
  const isRunning = task.state === 'running';
  const percent = isRunning ? Math.floor(100 * task.fraction) : 0;
  if (isRunning && task.tier !== tier) return <p>{MEASURE_PROBES.otherTier(TIER_NAMES[task.tier])}</p>;
  return (
    <>
      {task.state === 'failed' && (
        <p role="alert">
          <strong>{MEASURE_PROBES.failed}</strong> <Message text={task.message} />
        </p>
      )}
      {isRunning && <progress aria-label={MEASURE_PROBES.progress} max={100} value={percent} />}
      <OfferButton label={label} act={act} />
      <p className="measure-offer-note">
        {isRunning
          ? MEASURE_PROBES.left(percent, durationText(task.secondsLeft, MEASURE_PROBES.durations))
          : `${MEASURE_PROBES.also(TIER_NAMES[tier])} ${MEASURE_PROBES.how}`}
      </p>
    </>
  );
}

/** Offers to measure a probe on a sweep that has not recorded it, with what that takes. */
export function MeasureOffer({ sweep: { status }, probe, tier }: MeasureOfferProps) {
  const cost = useSupplementCost(tier) ?? '';
  if (status === 'failed') return <p>{MEASURE_PROBES.missing(probeText(probe).symbol)}</p>;
  return (
    <div className="measure-offer">
      {status === 'finished' || status === 'stopped' ? (
        <>
          <p>{MEASURE_PROBES.missing(probeText(probe).symbol)}</p>
          <Offer tier={tier} />
        </>
      ) : (
        <p>
          {MEASURE_PROBES.missing(probeText(probe).symbol)} {MEASURE_PROBES.notYet(cost)}
        </p>
      )}
    </div>
  );
}
