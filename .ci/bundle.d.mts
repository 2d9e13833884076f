export interface InitialFile {
  readonly path: string;
  readonly kind: 'js' | 'css';
  readonly bytes: number;
  readonly gzip: number;
}
export const BUDGET: { readonly js: number; readonly css: number };
export function initialFiles(folder: string): InitialFile[];
export function initialSizes(folder: string): { js: number; css: number };
