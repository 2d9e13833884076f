import './provenance.css';
import type { EngineDescription } from '../engine/contract.ts';
import { PAGE } from './text/page-words.ts';
import { useMessageText } from './text/use-message.ts';

/** The engine that computed the figures, its precision and self-check, as in their exports. */
export function Provenance({ engine }: { readonly engine: EngineDescription | null }) {
  const textOf = useMessageText();
  if (!engine) return null;
  return <p className="origin">{[PAGE.provenance(engine), ...(engine.refusals ?? []).map(textOf)].join(' ')}</p>;
}
