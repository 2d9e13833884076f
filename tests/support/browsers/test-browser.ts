/** A browser with one page, whatever drives it. */
export interface TestBrowser {
  /** Name and version: "Firefox 153.8.0". */
  readonly name: string;
  /** Opens an address in a new document, in a window whose inside is 1440 × 900. */
  open(url: string): Promise<void>;
  /** Calls a function of its own in the page. Argument and result are JSON; the function may be asynchronous. */
  evaluate<A, R>(call: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** A PNG of what is seen. */
  screenshot(): Promise<Uint8Array>;
  /** Uncaught errors and error messages of the document that is open. */
  faults(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export const WINDOW = { width: 1440, height: 900 };
/** Opened between two addresses: one that differs in its fragment only would not load a new document. */
export const BLANK = 'about:blank';
