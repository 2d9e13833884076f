import { DEFAULT_SPEC } from '../../sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { useOpenSweeps } from '../library/open-sweeps.tsx';
import { CLAIMS_LINK } from '../route.ts';
import { Message } from '../text/Message.tsx';
import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';
import { BoardMessage } from './BoardMessage.tsx';

/** What is wrong with the page's address, and the ways on. */
export function LinkFaultMessage() {
  const fault = useApp((state) => state.linkFault);
  const dismiss = useApp((state) => state.dismissLinkFault);
  const hasBoard = useApp((state) => state.sweep !== null);
  const hasStored = useApp((state) => state.storedSweeps.length > 0);
  const editDraft = useApp((state) => state.editDraft);
  const start = useApp((state) => state.start);
  const openSweeps = useOpenSweeps();
  if (!fault) return null;
  const main = hasBoard ? 'button' : 'button primary-button';
  const runFirst = () => {
    dismiss();
    editDraft(() => parseSweepSpec(DEFAULT_SPEC));
    void start();
  };
  return (
    <BoardMessage
      isCompact={hasBoard}
      title={PAGE.link[fault.kind]}
      actions={
        <>
          {hasBoard ? (
            <button type="button" className={main} onClick={dismiss}>
              {PAGE.link.back}
            </button>
          ) : (
            <button type="button" className={main} onClick={runFirst}>
              {PAGE.link.runFirst}
            </button>
          )}
          {hasStored && (
            <button type="button" className="button" onClick={openSweeps}>
              {PAGE.link.openSaved}
            </button>
          )}
          <a className="button" href={CLAIMS_LINK} onClick={dismiss}>
            {PAGE.link.seeClaims}
          </a>
        </>
      }
    >
      <p>
        <Message text={fault.text} />
      </p>
    </BoardMessage>
  );
}
