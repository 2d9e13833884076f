export function installReaders(): NodeJS.Require;
