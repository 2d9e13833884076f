/** Control characters, halves of surrogate pairs, U+FFFE and U+FFFF: what XML 1.0 cannot hold, or discourages. */
const NO_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** A text with U+FFFD in place of what XML cannot hold; markup stays. */
export const xmlCharacters = (text: string): string => text.replace(NO_XML, '\uFFFD');

/** A text as the content of an XML element or the value of an attribute: it is shown as it is, and is never markup. */
export const xmlText = (text: string): string =>
  xmlCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
