/** Spellings of missing values, in any case, by pandas, R, databases, Excel and UCI. */
const MISSING = new Set(['', 'na', 'n/a', '#n/a', '<na>', 'nan', '-nan', 'null', 'none', 'nil', '?']);
const LONGEST = 5;

export const isMissing = (text: string): boolean => text.length <= LONGEST && MISSING.has(text.toLowerCase());
