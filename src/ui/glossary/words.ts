import { GLOSSARY_ENGLISH } from '../text/en/glossary.ts';
import { room } from '../text/room.ts';

/** The words around the entries of the glossary, in the language of the page. */
export const GLOSSARY = room('glossary', GLOSSARY_ENGLISH);
