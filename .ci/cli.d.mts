/** Bundles the command line to dist-cli, where its sources are newer. */
export function buildCli(): Promise<void>;
