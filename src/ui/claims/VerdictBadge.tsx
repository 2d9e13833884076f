import './verdict.css';
import type { VerdictKind } from '../../claims/judge.ts';
import { CLAIM_WORDS } from './words.ts';

const PATHS: Record<VerdictKind, string> = {
  supported: 'M4.5 9.5l3 3 6-7',
  refuted: 'M5.5 5.5l7 7M12.5 5.5l-7 7',
  undecided: 'M6.5 7a2.6 2.6 0 1 1 3.9 2.2c-.9.5-1.4 1-1.4 2M9 13.2v.3',
};

/** Verdicts differ in shape, so that they are distinguishable without colour: disc, square, ring. */
export function VerdictIcon({ kind, size = 18 }: { readonly kind: VerdictKind; readonly size?: number }) {
  return (
    <svg className={`verdict-icon verdict-${kind}`} width={size} height={size} viewBox="0 0 18 18" aria-hidden="true">
      {kind === 'refuted' ? (
        <rect className="verdict-ground" x={1} y={1} width={16} height={16} rx={2} />
      ) : (
        <circle className="verdict-ground" cx={9} cy={9} r={8} />
      )}
      <path className="verdict-mark" d={PATHS[kind]} />
    </svg>
  );
}

/** A verdict as icon and text. */
export function VerdictBadge({ kind }: { readonly kind: VerdictKind }) {
  return (
    <span className={`verdict-badge verdict-${kind}`}>
      <VerdictIcon kind={kind} />
      {CLAIM_WORDS.standings[kind]}
    </span>
  );
}
