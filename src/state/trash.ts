import type { Library } from '../library/library.ts';
import type { StoredSweep } from './library-state.ts';

/** A deleted sweep can be had back for this long. */
const UNDO_MILLISECONDS = 60_000;

type Deleted = Pick<StoredSweep, 'id' | 'name'>;

/** Deleted sweeps: the last one can be had back for a minute, or until another is deleted. */
export interface Trash {
  put(library: Library, id: string): Promise<void>;
  undo(library: Library): Promise<void>;
}

/** `onChange` receives the sweep that can be had back, `onRemoved` is called once one has been removed for good. */
export function createTrash(onChange: (deleted: Deleted | null) => void, onRemoved: () => void): Trash {
  let held: { readonly id: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  const take = () => {
    const taken = held;
    if (taken) clearTimeout(taken.timer);
    held = null;
    onChange(null);
    return taken?.id;
  };
  const empty = async (library: Library) => {
    const id = take();
    if (id === undefined) return;
    await library.remove(id);
    onRemoved();
  };
  return {
    async put(library, id) {
      await empty(library);
      const { name } = await library.change(id, { deleted: Date.now() });
      // What cannot be removed now is removed when the library is opened again.
      held = { id, timer: setTimeout(() => void empty(library).catch(() => {}), UNDO_MILLISECONDS) };
      onChange({ id, name });
    },
    async undo(library) {
      const id = take();
      if (id !== undefined) await library.change(id, { deleted: 0 });
    },
  };
}
