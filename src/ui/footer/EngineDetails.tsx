import './engine-details.css';
import type { EngineKind } from '../../engine/contract.ts';
import { Provenance } from '../Provenance.tsx';
import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';
import { EngineCheckView } from './EngineCheckView.tsx';
import { EngineChoice } from './EngineChoice.tsx';
import { EngineTimingView } from './EngineTimingView.tsx';
import { FOOTER } from './words.ts';

const reproducibility = (kind: EngineKind) => (kind === 'simd' ? FOOTER.engine.everywhere : FOOTER.engine.here);

/** The engine that computed the numbers on the page, its precision, the fingerprint of the results, and the next engine. */
export default function EngineDetails() {
  const engine = useApp((state) => state.sweep?.engine ?? null);
  const fingerprint = useApp((state) => state.sweep?.fingerprint ?? null);
  if (!engine) return null;
  return (
    <>
      <dl className="engine-details">
        <dt>{FOOTER.engine.device}</dt>
        <dd lang="en">{engine.device}</dd>
        {engine.note && (
          <>
            <dt>{FOOTER.engine.selection}</dt>
            <dd lang="en">{engine.note}</dd>
          </>
        )}
        <dt>{FOOTER.engine.fingerprint}</dt>
        <dd>{fingerprint ?? FOOTER.engine.fingerprintLater}</dd>
        <dt>{FOOTER.engine.reproducibility}</dt>
        <dd>{engine.mixed === undefined ? reproducibility(engine.kind) : PAGE.mixedSentence(engine.mixed)}</dd>
        {engine.selfCheck && (
          <>
            <dt>{FOOTER.engine.selfCheck}</dt>
            <dd>{FOOTER.engine.checked(engine.selfCheck.milliseconds)}</dd>
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
