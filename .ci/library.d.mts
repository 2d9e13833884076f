/** Builds the library for browsers and the types of the library to dist-library, where its sources are newer. */
export function buildLibrary(): Promise<void>;
