import './engine-details.css';
import type { EngineKind } from '../../engine/contract.ts';
import { formatNumber } from '../../figure/format-number.ts';
import { mixedSentence } from '../mixed-sentence.ts';
import { Provenance } from '../Provenance.tsx';
import { useApp } from '../use-app.ts';
import { EngineCheckView } from './EngineCheckView.tsx';
import { EngineChoice } from './EngineChoice.tsx';
import { EngineTimingView } from './EngineTimingView.tsx';

const HERE =
  'The same spec gives the same fingerprint on this device and build; elsewhere results agree statistically.';
const REPRODUCIBILITY: Record<EngineKind, string> = {
  simd: 'The same spec gives the same fingerprint on every machine.',
  webgl: HERE,
  'tfjs-cpu': HERE,
};

/** The engine that computed the numbers on the page, its precision, the fingerprint of the results, and the next engine. */
export default function EngineDetails() {
  const engine = useApp((state) => state.sweep?.engine ?? null);
  const fingerprint = useApp((state) => state.sweep?.fingerprint ?? null);
  if (!engine) return null;
  return (
    <>
      <dl className="engine-details">
        <dt>Device</dt>
        <dd>{engine.device}</dd>
        {engine.note && (
          <>
            <dt>Selection</dt>
            <dd>{engine.note}</dd>
          </>
        )}
        <dt>Fingerprint</dt>
        <dd>{fingerprint ?? 'available when the sweep has finished'}</dd>
        <dt>Reproducibility</dt>
        <dd>{engine.mixed === undefined ? REPRODUCIBILITY[engine.kind] : mixedSentence(engine.mixed)}</dd>
        {engine.selfCheck && (
          <>
            <dt>Self-check</dt>
            <dd>each quantity inside its bound, in {formatNumber(engine.selfCheck.milliseconds, 2)} ms</dd>
          </>
        )}
      </dl>
      <Provenance engine={engine} />
      <EngineTimingView />
      <EngineCheckView />
      <EngineChoice />
    </>
  );
}
