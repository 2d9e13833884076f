/**
 * Limits of every reader of files, with their reasons. A header may claim anything: claims are compared with these and with
 * the bytes that are there before memory is allocated or work begins. What a reader holds at once is at most some five times
 * the bytes of a file and of what they unpack and decode to.
 */
export const LIMITS = {
  /** Bytes of the files opened together, and of each after unpacking: the memory of a tab is not much larger. */
  fileBytes: 2 ** 29,
  /** Files opened together. A data set in IDX needs four. */
  files: 16,
  /** Bytes that even a small archive may unpack to … */
  freeUnpackedBytes: 2 ** 26,
  /** … and further ones per byte of the file. Data compress by less; constant bytes, as in a bomb, by up to 1032. */
  unpackedRatio: 128,
  /** Bytes of one array of decoded numbers; the same as a file, although one byte may become a number of four. */
  decodedBytes: 2 ** 29,
  /** Archives in archives: a table in a zip, or that once more in gzip. An archive can contain itself. */
  nesting: 2,
  /** Entries of an archive or tensors of a file. */
  entries: 4096,
  /** Characters of a name: the longest of common file systems. */
  nameLength: 255,
  /** Bytes of the header of a NumPy array; `numpy.load` has the same limit. */
  npyHeaderBytes: 10_000,
  /** Bytes of the JSON header of safetensors; 4096 tensors of some hundred bytes each. */
  safetensorsHeaderBytes: 2 ** 22,
  /** Characters of the notes beside arrays (`meta.json`). */
  notesLength: 2 ** 20,
  /** Bytes of a JSON file that are parsed to say what it is. */
  jsonKindBytes: 2 ** 20,
  /** Examples of a split, or rows of a table: twice those that a sweep can use. */
  examples: 2 ** 22,
  /** Numbers of one example: an image of 1024×1024. */
  inputs: 2 ** 20,
  /** Columns of a table: the pixels of images up to 362×362, spectra, genes. */
  columns: 2 ** 17,
  /** Bytes of a cell of a table; longer ones are texts, not inputs or labels. */
  cellBytes: 2 ** 16,
  /** Different words in all columns of a table, of which each column is counted up to a thousand. */
  words: 2 ** 20,
  /** Columns whose different values are counted because they may number or name the rows. */
  rowNames: 8,
  /** Layers of a network with weights. */
  layers: 256,
} as const;

/** Bytes that a file of a size may unpack to. */
export const unpackedLimit = (bytes: number): number =>
  Math.min(LIMITS.fileBytes, Math.max(LIMITS.freeUnpackedBytes, LIMITS.unpackedRatio * bytes));
