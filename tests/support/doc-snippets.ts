import { readFileSync } from 'node:fs';

/** A fenced block of a document. */
export interface Fence {
  readonly language: string;
  readonly text: string;
  /** Number of its first line in the document. */
  readonly line: number;
}

/** The fenced blocks of a document, in their order. */
export function fencesIn(path: string): Fence[] {
  const document = readFileSync(path, 'utf8');
  return [...document.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1],
    text: match[2],
    line: document.slice(0, match.index).split('\n').length + 1,
  }));
}

/** A program of a document, and what it says that it prints. */
export interface Snippet extends Fence {
  readonly prints: string;
}

/** The programs of a document in a language; each must be followed by what it prints, in a block of text. */
export function snippetsIn(path: string, language: string): Snippet[] {
  const fences = fencesIn(path);
  return fences.flatMap((fence, i) => {
    if (fence.language !== language) return [];
    const next = fences[i + 1];
    if (next?.language !== 'text')
      throw new Error(`${path}, line ${fence.line}: what it prints must follow it, in \`\`\`text.`);
    return [{ ...fence, prints: next.text }];
  });
}
