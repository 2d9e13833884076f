import type { Catalogue } from '../catalogue.ts';

/** Wörter um die Einträge des Glossars. */
export const GLOSSARY_GERMAN: Catalogue['glossary'] = {
  title: 'Glossar',
  lead: 'Jedes Symbol, jeder Begriff und jede Einstellung der Seite, mit Formel und Quelle.',
  search: 'Glossar durchsuchen',
  more: 'Mehr',
  about: (name) => `Erklärung: ${name}`,
  related: 'Verwandt',
  sources: 'Quellen',
  found: (count) => (count === 1 ? '1 Eintrag' : `${count} Einträge`),
  nothing: 'Kein Eintrag enthält diese Wörter.',
  unknown: (id) => `Es gibt keinen Eintrag „${id}“.`,
  all: 'Alle Einträge',
  contents: 'Gruppen von Einträgen',
};
