import { useEffect, useMemo, useRef } from 'react';
import { pageLink, pagePlace } from '../public-address.ts';
import { type QrCode, qrCode } from './qr-code.ts';
import { LECTURE } from './words.ts';

/** Least pixels per module, and the usual side, of the code in the corner, on a screen of 1280 × 720. */
const LEAST_MODULE = 2.2;
const CORNER = 148;

function Code({
  code,
  side,
  address,
}: {
  readonly code: QrCode;
  readonly side: number | string;
  readonly address: string;
}) {
  const { size, path } = code;
  return (
    <svg
      className="present-code-svg"
      role="img"
      aria-label={LECTURE.code.alt(address)}
      width={side}
      height={side}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

interface StepCodeProps {
  /** Of the link that opens the step; null where it would be too long. */
  readonly fragment: string | null;
  readonly characters: number;
  readonly unit: number;
  /** Whether the step shows it in its corner. */
  readonly isInCorner: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSaveLecture: () => void;
}

/** The link to a step as a code, in a dialog as large as the screen has room for. */
function CodeDialog({ code, address, ...props }: StepCodeProps & { code: QrCode | null; address: string }) {
  const { characters, onClose, onSaveLecture } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { opensElsewhere } = pagePlace();
  return (
    <dialog ref={dialog} className="present-code" aria-label={LECTURE.code.name} onClose={onClose}>
      {code ? (
        <>
          <Code code={code} side="min(68dvh, 90vw)" address={address} />
          <p>{opensElsewhere ? LECTURE.code.scan : LECTURE.code.here}</p>
          <a href={address} target="_blank" rel="noopener">
            {address}
          </a>
        </>
      ) : (
        <p>{LECTURE.code.long(characters)}</p>
      )}
      <p className="present-code-actions">
        {(!code || !opensElsewhere) && (
          <button type="button" className="button" onClick={onSaveLecture}>
            {LECTURE.code.saveLecture}
          </button>
        )}
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {LECTURE.code.close}
        </button>
      </p>
    </dialog>
  );
}

/** The code of the link to a step: in the corner of the step, and large when it is asked for. */
export default function StepCode(props: StepCodeProps) {
  const { fragment, unit, isInCorner, isOpen } = props;
  const address = fragment === null ? '' : pageLink(fragment);
  const code = useMemo(() => (address === '' ? null : qrCode(address)), [address]);
  const fitsCorner = code !== null && CORNER / code.size >= LEAST_MODULE;
  return (
    <>
      {isInCorner && fitsCorner && pagePlace().opensElsewhere && (
        <div className="present-corner">
          <Code code={code} side={CORNER * unit} address={address} />
        </div>
      )}
      {isInCorner && !(fitsCorner && pagePlace().opensElsewhere) && (
        <p className="present-corner present-corner-key">
          <kbd>q</kbd> {LECTURE.code.name}
        </p>
      )}
      {isOpen && <CodeDialog {...props} code={code} address={address} />}
    </>
  );
}
