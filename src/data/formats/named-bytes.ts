import { SpecError } from '../../errors.ts';
import { ChoiceError, type OpenChoice } from '../choice-error.ts';

/** A file, opened or downloaded. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Bytes of the file as it was opened, if these are unpacked from it. Limits on unpacking depend on that size. */
  readonly openedBytes?: number;
}

/** Bytes of the file that was opened. */
export const openedBytesOf = ({ bytes, openedBytes }: Omit<NamedBytes, 'name'>): number => openedBytes ?? bytes.length;

export interface Fault {
  readonly what: string;
  readonly rule: string;
  readonly got: string | number;
  /** What to do about it. */
  readonly fix: string;
  /** A choice with which the file may be read. */
  readonly choice?: OpenChoice;
}

/** The error of an invalid file: place, rule, what was found, what to do. */
export function fileFault(file: string, place: string, { what, rule, got, fix, choice }: Fault): SpecError {
  const message = `${file}, ${place}: ${what} must be ${rule}, got ${got}. ${fix}`;
  return choice ? new ChoiceError(message, choice) : new SpecError(message);
}

/** The first bytes, for a message: `1f 8b 08`. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ') || 'nothing';
}
