export function findTorch(): string | undefined;
