import type { MessageTables } from '../message-templates.ts';
import { ARCHIVES_DE } from './errors/archives.ts';
import { ARRAYS_DE } from './errors/arrays.ts';
import { DAMAGE_DE } from './errors/damage.ts';
import { ENGINES_DE } from './errors/engines.ts';
import { FILE_KINDS_DE } from './errors/file-kinds.ts';
import { FRAMES_DE } from './errors/frames.ts';
import { LECTURES_DE } from './errors/lectures.ts';
import { LIBRARY_DE } from './errors/library.ts';
import { LINKS_DE } from './errors/links.ts';
import { NETWORKS_DE } from './errors/networks.ts';
import { RULES_DE } from './errors/rules.ts';
import { SPECS_DE } from './errors/specs.ts';
import { SUPPLEMENT_DE } from './errors/supplement.ts';
import { SWEEP_FILES_DE } from './errors/sweep-files.ts';
import { TABLES_DE } from './errors/tables.ts';

/** The rooms of messages; a template of a table is in one of them alone. */
export const ERROR_ROOMS_DE: readonly MessageTables[] = [
  FRAMES_DE,
  RULES_DE,
  SPECS_DE,
  LINKS_DE,
  LECTURES_DE,
  SWEEP_FILES_DE,
  SUPPLEMENT_DE,
  DAMAGE_DE,
  LIBRARY_DE,
  ENGINES_DE,
  FILE_KINDS_DE,
  ARCHIVES_DE,
  ARRAYS_DE,
  TABLES_DE,
  NETWORKS_DE,
];

/** All messages in German, the tables of every room joined. */
export const ERRORS_DE: MessageTables = ERROR_ROOMS_DE.reduce<Record<string, Record<string, string>>>(
  (joined, room) => {
    for (const [table, pairs] of Object.entries(room)) joined[table] = { ...joined[table], ...pairs };
    return joined;
  },
  {},
);
