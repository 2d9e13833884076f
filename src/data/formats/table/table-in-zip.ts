import { fileFault, type NamedBytes } from '../named-bytes.ts';
import { looksLikeZip, unzip } from '../unzip.ts';

const TABLE_NAME = /\.(csv|tsv|tab|txt|data|dat)$/i;

/** Folders, and files that operating systems add to archives. */
const isBesides = (entry: string) => entry.endsWith('/') || entry.startsWith('__MACOSX/') || /(^|\/)\./.test(entry);

/** The table in a zip archive, as published by Kaggle and UCI; undefined for other files. Several tables are refused. */
export function tableInZip(file: NamedBytes): NamedBytes | undefined {
  if (!looksLikeZip(file.bytes)) return undefined;
  const entries: string[] = [];
  unzip(file, (entry) => {
    entries.push(entry);
    return false;
  });
  const files = entries.filter((entry) => !isBesides(entry));
  if (files.some((entry) => entry.endsWith('.npy'))) return undefined;
  const tables = files.length === 1 ? files : files.filter((entry) => TABLE_NAME.test(entry));
  if (tables.length > 1)
    throw fileFault(file.name, 'list of entries', {
      what: 'tables',
      rule: '1',
      got: `${tables.length} (${tables.slice(0, 10).join(', ')}${tables.length > 10 ? ', …' : ''})`,
      fix: 'Unpack the archive and open one of them.',
    });
  const [table] = tables;
  return table === undefined ? undefined : unzip(file, (entry) => entry === table).get(table);
}
