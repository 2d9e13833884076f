import { busyLockName, type PageVersion, versionName } from '../names.ts';

/** Absent from pages that are not served securely, refused in sandboxed frames: there are no service workers either. */
const holdShared = (name: string, until: Promise<void>) =>
  (navigator.locks as LockManager | undefined)?.request(name, { mode: 'shared' }, () => until).catch(() => {});

/** While the page is open, the files of its version are kept; while it is busy (`setBusy`), nothing is fetched for later. */
export function holdPageLocks(version: PageVersion): { setBusy(isBusy: boolean): void } {
  void holdShared(versionName(version), new Promise(() => {}));
  let release: (() => void) | null = null;
  return {
    setBusy(isBusy) {
      if (isBusy === (release !== null)) return;
      release?.();
      release = null;
      if (isBusy)
        void holdShared(
          busyLockName(version.scope),
          new Promise((resolve) => {
            release = resolve;
          }),
        );
    },
  };
}
