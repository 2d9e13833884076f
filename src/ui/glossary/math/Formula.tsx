import { createElement, type ReactElement } from 'react';
import type { MathNode } from './math-node.ts';

function element({ tag, content, attributes }: MathNode, key?: number): ReactElement {
  const children = typeof content === 'string' ? [content] : content.map((node, index) => element(node, index));
  return createElement(tag, { ...attributes, key }, ...children);
}

/** A formula, drawn by the browser: on a line of its own, or within a sentence. */
export function Formula({ formula, isInline = false }: { readonly formula: MathNode; readonly isInline?: boolean }) {
  return createElement('math', isInline ? {} : { display: 'block' }, element(formula));
}
