import './provenance.css';
import type { EngineDescription } from '../engine/contract.ts';
import { provenanceText } from '../engine/provenance.ts';

/** Says beside figures who computed them, how exactly, and whether that was checked, as their exports do. */
export function Provenance({ engine }: { readonly engine: EngineDescription | null }) {
  if (!engine) return null;
  return <p className="origin">{[`Computed by ${provenanceText(engine)}.`, ...(engine.refusals ?? [])].join(' ')}</p>;
}
