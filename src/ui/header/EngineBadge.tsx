import { Popover } from '@mantine/core';
import { fallbackText, precisionText, selfCheckText } from '../../engine/provenance.ts';
import { formatNumber } from '../../figure/format-number.ts';
import { useApp } from '../use-app.ts';
import { EngineCheckView } from './EngineCheckView.tsx';
import { EngineChoice } from './EngineChoice.tsx';
import { badgeText } from './engine-text.ts';

/** The engine that computed the numbers on the page, its precision, and the fingerprint of the results. */
export function EngineBadge() {
  const engine = useApp((state) => state.sweep?.engine ?? null);
  const fingerprint = useApp((state) => state.sweep?.fingerprint ?? null);
  if (!engine) return null;
  const fallback = fallbackText(engine);
  return (
    <Popover width={360} position="bottom-end" shadow="md" transitionProps={{ duration: 120 }}>
      <Popover.Target>
        <button type="button" className="engine-badge">
          {badgeText(engine)}
          {fingerprint && <span className="only-wide"> · fingerprint {fingerprint.slice(0, 8)}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Engine and fingerprint">
        <dl className="engine-details">
          <dt>Device</dt>
          <dd>{engine.device}</dd>
          <dt>Precision</dt>
          <dd>{precisionText(engine.unitRoundoff)}, measured on this device</dd>
          {engine.note && (
            <>
              <dt>Selection</dt>
              <dd>{engine.note}</dd>
            </>
          )}
          {fallback && (
            <>
              <dt>Unavailable</dt>
              <dd>{fallback}</dd>
            </>
          )}
          <dt>Fingerprint</dt>
          <dd>{fingerprint ?? 'available when the sweep has finished'}</dd>
          <dt>Reproducibility</dt>
          <dd>
            {engine.kind === 'simd'
              ? 'The same spec gives the same fingerprint on every machine.'
              : 'The same spec gives the same fingerprint on this device and build; elsewhere results agree statistically.'}
          </dd>
          <dt>Self-check</dt>
          <dd>
            {selfCheckText(engine.selfCheck)}
            {engine.selfCheck && `, each inside its bound, in ${formatNumber(engine.selfCheck.milliseconds, 2)} ms`}
          </dd>
        </dl>
        <EngineCheckView />
        <EngineChoice />
      </Popover.Dropdown>
    </Popover>
  );
}
