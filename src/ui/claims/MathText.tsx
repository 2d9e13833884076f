/** `_word` and `^word` or `^-1.5`, as written in the symbols of claims. */
const SCRIPT = /([_^])([−-]?[\p{L}\p{N}]+(?:\.\p{N}+)?)/u;

/** Text with subscripts and superscripts. */
export function MathText({ text }: { readonly text: string }) {
  const parts = text.split(SCRIPT);
  return parts.map((part, index) => {
    if (index % 3 === 1) return null;
    const mark = index % 3 === 2 ? parts[index - 1] : '';
    const key = `${index}${part}`;
    if (mark === '_') return <sub key={key}>{part}</sub>;
    return mark === '^' ? <sup key={key}>{part.replace('-', '−')}</sup> : part;
  });
}
