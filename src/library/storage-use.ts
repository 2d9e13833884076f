/** What the pages of this address store, and how much they may, in bytes. */
export interface StorageUse {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** Whether the browser has promised not to drop it when space runs short. */
  readonly isPersisted: boolean;
}

/** Absent from pages that are not served securely. */
const manager = () => navigator.storage as StorageManager | undefined;

/** Null where the browser does not say. */
export async function storageUse(): Promise<StorageUse | null> {
  try {
    const { usage, quota } = (await manager()?.estimate()) ?? {};
    if (usage === undefined || quota === undefined) return null;
    return { usedBytes: usage, quotaBytes: quota, isPersisted: (await manager()?.persisted()) ?? false };
  } catch {
    return null;
  }
}

/** Asks the browser not to drop what is stored when space runs short; it may ask the user. */
export async function askForPersistence(): Promise<void> {
  try {
    await manager()?.persist();
  } catch {
    // Not allowed here: storage stays as it is.
  }
}
