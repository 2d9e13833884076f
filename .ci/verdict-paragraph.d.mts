export interface VerdictFile {
  readonly claim: { readonly id: string };
  readonly size: string;
  readonly verdict: string;
}
export function verdictParagraph(files: readonly VerdictFile[]): string;
export function withVerdicts(readme: string, files: readonly VerdictFile[]): string;
