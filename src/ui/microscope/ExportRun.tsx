import { Button, Menu } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../../errors.ts';
import type { Run } from '../../sweep/sweep-plan.ts';
import { download, fileStem } from '../export/download.ts';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';
import { MICROSCOPE } from './words.ts';

const FORMATS = ['npz', 'safetensors'] as const;
type Format = (typeof FORMATS)[number];

/** Exports weights, data and batches of one run with a program that replays it; recomputed in a worker, cancellable. */
export function ExportRun({ name, run }: { readonly name: string; readonly run: Run }) {
  const exportRun = useApp((state) => state.exportRun);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);

  const save = async (format: Format) => {
    const { signal } = (abort.current = new AbortController());
    setIsBusy(true);
    setFailure(null);
    try {
      const zip = await exportRun({ run: run.id, format, signal });
      download(
        new Blob([zip as BlobPart], { type: 'application/zip' }),
        `${fileStem(name, 'run', String(run.id))}.zip`,
      );
    } catch (error) {
      if (!signal.aborted) setFailure(messageOf(error));
    }
    if (!signal.aborted) setIsBusy(false);
  };
  const giveUp = () => {
    abort.current.abort();
    setIsBusy(false);
  };

  if (isBusy)
    return (
      <Button size="sm" variant="default" onClick={giveUp}>
        {MICROSCOPE.export.cancel}
      </Button>
    );
  return (
    <>
      {failure !== null && (
        <p className="run-error export-failure" role="alert">
          <Message text={failure} />
        </p>
      )}
      <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 120 }}>
        <Menu.Target>
          <Button size="sm" variant="default">
            {MICROSCOPE.export.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map((value) => (
            <Menu.Item key={value} onClick={() => void save(value)}>
              {MICROSCOPE.export[value]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
