/** What follows from an engine's description that says which runs went on with another engine (`EngineDescription.mixed`). */
export function mixedSentence(mixed: string): string {
  const text = mixed.replace(/^mixed: /, '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}. Elsewhere this does not happen at the same steps, so the fingerprint is not reproducible.`;
}
