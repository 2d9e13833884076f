/** The workers that a page starts, seen and altered by a test. */
export interface AlteredWorkers {
  /** In order of their start; terminated ones too. */
  readonly workers: readonly Worker[];
  restore(): void;
}

/** Paths from the root mean nothing to a worker whose own address is that of a blob. */
const resolvePaths = () => `
  const fetchUrl = self.fetch;
  self.fetch = (url, ...rest) => fetchUrl(typeof url === 'string' ? new URL(url, ${JSON.stringify(location.href)}) : url, ...rest);`;

const moduleOf = (code: string) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));

/**
 * From now on every worker of this page first runs `prelude(index)`, in its own thread, and then its real code. Calling
 * `terminate` of one of `workers` is a termination that the page's code neither asks for nor is told of.
 */
export function alterWorkers(prelude: (index: number) => string = () => ''): AlteredWorkers {
  const Original = globalThis.Worker;
  const workers: Worker[] = [];
  globalThis.Worker = class extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      const entry = new URL(url, location.href).href;
      const imports = [moduleOf(resolvePaths() + prelude(workers.length)), entry].map(
        (each) => `import ${JSON.stringify(each)};`,
      );
      super(moduleOf(imports.join('\n')), options);
      workers.push(this);
    }
  };
  return {
    workers,
    restore() {
      globalThis.Worker = Original;
    },
  };
}
