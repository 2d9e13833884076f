import { ReproductionLine } from '../reproduction/ReproductionLine.tsx';
import { FileRequestMessage } from './FileRequestMessage.tsx';
import { LinkFaultMessage } from './LinkFaultMessage.tsx';

/** What is to be said of the board as a whole, above it. */
export function BoardMessages() {
  return (
    <div className="board-messages">
      <LinkFaultMessage />
      <FileRequestMessage />
      <ReproductionLine />
    </div>
  );
}
