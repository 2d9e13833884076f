export function hasRenderers(): boolean;
export function hasLatex(): boolean;
export function ensureRenderers(): void;
export function ensureLatex(): void;
