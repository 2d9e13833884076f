import { FileButton } from '../elements/FileButton.tsx';
import { Message } from '../text/Message.tsx';
import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';
import { useOpenFiles } from '../use-open-files.ts';
import { BoardMessage } from './BoardMessage.tsx';

/** Asks for the file that the sweep of a link is about. It is known by its content, not by its name. */
export function FileRequestMessage() {
  const requested = useApp((state) => state.requestedFile);
  const hasBoard = useApp((state) => state.sweep !== null);
  const openFiles = useOpenFiles();
  if (!requested) return null;
  const { name, sha256, text } = requested;
  return (
    <BoardMessage
      takesFiles
      isCompact={hasBoard}
      title={PAGE.file.title(name)}
      actions={
        <>
          <FileButton
            isMultiple
            className={hasBoard ? 'button' : 'button primary-button'}
            onFiles={(files) => openFiles(files)}
          >
            {PAGE.file.choose}
          </FileButton>
          <span className="field-note">{PAGE.file.drop}</span>
        </>
      }
    >
      <p title={`SHA-256 ${sha256}`}>
        <Message text={text} />
      </p>
      {!hasBoard && (
        <p>
          {PAGE.file.hash}
          <code>{sha256}</code>
          {PAGE.file.other}
        </p>
      )}
    </BoardMessage>
  );
}
