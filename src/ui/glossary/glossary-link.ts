import type { EntryId } from './entry-ids.ts';

export const GLOSSARY_LINK = '#/glossary';
/** The address of an entry. */
export const glossaryLink = (id: EntryId) => `${GLOSSARY_LINK}/${id}`;
