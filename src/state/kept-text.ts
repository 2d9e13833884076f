/** A text in this browser's storage that all its pages share. Reading gives null, and writing does nothing, where that is blocked or full. */
export const keptText = (key: string) => ({
  read(): string | null {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(text: string): void {
    try {
      window.localStorage.setItem(key, text);
    } catch {
      // The page works without it.
    }
  },
});
