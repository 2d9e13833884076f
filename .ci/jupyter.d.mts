export const JUPYTER: string;
export function ensureJupyter(): void;
