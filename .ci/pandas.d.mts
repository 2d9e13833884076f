export function findPython(): string | undefined;
export function findPandas(): string | undefined;
export function ensurePandas(): void;
