import { FileButton } from '../elements/FileButton.tsx';
import { Message } from '../text/Message.tsx';
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
      title={`This sweep needs the file ‘${name}’`}
      actions={
        <>
          <FileButton
            isMultiple
            className={hasBoard ? 'button' : 'button primary-button'}
            onFiles={(files) => openFiles(files)}
          >
            Choose the file …
          </FileButton>
          <span className="field-note">or drop it anywhere on the page</span>
        </>
      }
    >
      <p title={`SHA-256 ${sha256}`}>
        <Message text={text} />
      </p>
      {!hasBoard && (
        <p>
          Its SHA-256 is <code>{sha256}</code>. Another file becomes the data of the settings, and the sweep of the link
          is not run.
        </p>
      )}
    </BoardMessage>
  );
}
