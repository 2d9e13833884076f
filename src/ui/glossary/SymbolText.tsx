import { splitIndices } from './split-indices.ts';

/** A symbol as on axes, with its indices set lower. */
export function SymbolText({ symbol }: { readonly symbol: string }) {
  return (
    <span className="glossary-symbol">
      {splitIndices(symbol).map((part, i) => {
        const key = `${i} ${part}`;
        return i % 2 === 1 ? <sub key={key}>{part}</sub> : part;
      })}
    </span>
  );
}
