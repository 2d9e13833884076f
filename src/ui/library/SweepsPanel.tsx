import { Button, FileButton, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { downloadSweep } from '../export/download.ts';
import { showsBoard, useRoute, WORKBENCH_LINK } from '../route.ts';
import { useApp } from '../use-app.ts';
import { useOpenFiles } from '../use-open-files.ts';
import { OfflineLine } from './OfflineLine.tsx';
import { StorageFoot } from './StorageFoot.tsx';
import { SweepChoice } from './SweepChoice.tsx';
import { SweepList } from './SweepList.tsx';
import { listedSweeps } from './sweep-text.ts';
import { UndoBar } from './UndoBar.tsx';
import { LIBRARY } from './words.ts';

/** With more sweeps than this they can be filtered. */
const FEW = 8;

function OpenFile({ onOpened }: { onOpened: () => void }) {
  const openFiles = useOpenFiles();
  return (
    <FileButton
      onChange={(file) => {
        if (!file) return;
        openFiles([file]);
        onOpened();
      }}
    >
      {(props) => (
        <Button {...props} size="xs" variant="default">
          {LIBRARY.openFile}
        </Button>
      )}
    </FileButton>
  );
}

/** What stands in place of the list, where there is none. */
function NoSweeps() {
  const library = useApp((state) => state.library);
  if (library === 'loading') return <p>{LIBRARY.loading}</p>;
  const [fact, more] = library === 'absent' ? LIBRARY.absent : LIBRARY.none;
  return (
    <p>
      <strong>{fact}</strong> {more}
    </p>
  );
}

/** The library's actions, as the rows of the list need them. */
function useSweepActions(onOpened: () => void) {
  const route = useRoute();
  const openSweep = useApp((state) => state.openSweep);
  const exportSweep = useApp((state) => state.exportSweep);
  const duplicateSweep = useApp((state) => state.duplicateSweep);
  const deleteSweep = useApp((state) => state.deleteSweep);
  const compareWith = useApp((state) => state.compareWith);
  const hasBoard = useApp((state) => state.sweep !== null);
  const compare = (id: string) => {
    if (route.view !== 'workbench') window.location.hash = WORKBENCH_LINK;
    void compareWith(id);
    onOpened();
  };
  const open = (id: string, goesOn: boolean) => {
    if (!showsBoard(route)) window.location.hash = WORKBENCH_LINK;
    void openSweep(id, { goesOn });
    onOpened();
  };
  return {
    onOpen: (id: string) => open(id, false),
    onCompare: hasBoard ? compare : undefined,
    onGoOn: (id: string) => open(id, true),
    onDuplicate: (id: string) => void duplicateSweep(id),
    onDelete: (id: string) => deleteSweep(id),
    async onExport(id: string) {
      const file = await exportSweep(id);
      if (file) downloadSweep(file.name, file.text);
    },
  };
}

/** The sweeps kept in this browser: to open, rename, duplicate, export and delete. `onOpened`: one has been opened. */
export function SweepsPanel({ onOpened }: { onOpened: () => void }) {
  const sweeps = useApp((state) => state.storedSweeps);
  const openedSweep = useApp((state) => state.openedSweep);
  const comparedId = useApp((state) => state.comparedId);
  const use = useApp((state) => state.storageUse);
  const renameSweep = useApp((state) => state.renameSweep);
  const actions = useSweepActions(onOpened);
  const [typed, setTyped] = useState('');
  const [isChoosing, setIsChoosing] = useState(false);
  const listed = useMemo(() => listedSweeps(sweeps, sweeps.length > FEW ? typed : ''), [sweeps, typed]);
  const deleteAll = async (ids: readonly string[]) => {
    for (const id of ids) await actions.onDelete(id);
  };
  if (isChoosing && sweeps.length > 0)
    return (
      <SweepChoice
        sweeps={sweeps}
        openedSweep={openedSweep}
        onDelete={(ids) => void deleteAll(ids)}
        onDone={() => setIsChoosing(false)}
      />
    );
  return (
    <>
      <div className="sweeps-tools">
        <OpenFile onOpened={onOpened} />
        {sweeps.length > FEW && (
          <TextInput
            size="xs"
            type="search"
            aria-label={LIBRARY.filter}
            placeholder={LIBRARY.filter}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </div>
      {sweeps.length === 0 ? (
        <div className="sweeps-none">
          <NoSweeps />
        </div>
      ) : (
        <SweepList
          sweeps={listed}
          openedSweep={openedSweep}
          comparedId={comparedId}
          onRename={(id, name) => void renameSweep(id, name)}
          {...actions}
        />
      )}
      {sweeps.length > 0 && listed.length === 0 && (
        <p className="sweeps-none" role="status">
          {LIBRARY.noMatch(typed.trim())}
        </p>
      )}
      <UndoBar />
      {use && <StorageFoot use={use} onChoose={sweeps.length > 0 ? () => setIsChoosing(true) : undefined} />}
      <OfflineLine />
    </>
  );
}
