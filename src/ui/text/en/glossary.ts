/** Words around the entries of the glossary. */
export const GLOSSARY_ENGLISH = {
  title: 'Glossary',
  lead: 'Every symbol, term and setting of the page, with its formula and its source.',
  search: 'Search the glossary',
  more: 'More',
  /** Name of a mark that explains a setting. */
  about: (name: string) => `About ${name}`,
  related: 'Related',
  sources: 'Sources',
  found: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
  nothing: 'No entry contains these words.',
  unknown: (id: string) => `There is no entry “${id}”.`,
  all: 'All entries',
  contents: 'Groups of entries',
};
