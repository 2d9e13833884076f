/** Packages that the sources in a folder name in imports. */
export function importedPackages(folder?: string): string[];
/** Folders (node_modules/…) of packages and of all that they depend on, by the lock file. */
export function withDependencies(names: readonly string[]): string[];
/** The text of THIRD-PARTY-LICENSES. */
export function licencesText(): string;
export function writeLicences(): void;
