import { browserChannel } from '../worker/browser-channel.ts';
import { createBrowserEngine } from '../worker/browser-engine.ts';
import { setPlatform } from './platform.ts';

setPlatform({
  openChannel: browserChannel,
  makeEngine: createBrowserEngine,
  threads: navigator.hardwareConcurrency,
});

// biome-ignore lint/performance/noBarrelFile: the entry of the package.
export * from './library.ts';
