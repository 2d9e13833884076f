import { useMemo } from 'react';
import type { Claim } from '../../claims/claim.ts';
import { bibtex } from '../../evidence/bibtex.ts';
import { captionTexts } from '../../evidence/caption-text.ts';
import type { ClaimRecord } from '../../evidence/claim-record.ts';
import { claimCommand, methodsText } from '../../evidence/methods-text.ts';
import { claimContent } from '../../figure/print/claim-content.ts';
import { citedUrl } from '../public-address.ts';
import FigureDialog from './FigureDialog.tsx';
import { FIGURES } from './words.ts';

interface ClaimFigureDialogProps {
  readonly claim: Claim;
  readonly record: ClaimRecord;
  readonly onClose: () => void;
}

/** The figure of a claim, as its evidence has it. */
export default function ClaimFigureDialog({ claim, record, onClose }: ClaimFigureDialogProps) {
  const title = `${claim.id}: ${claim.title}`;
  const contents = useMemo(
    () => [claimContent(record.evidence.figure, { name: claim.id, title })],
    [claim, record, title],
  );
  const about = useMemo(
    () => ({
      description: captionTexts(claim, record).join(' '),
      keywords: ['sgdscope', claim.id, `fingerprint ${record.fingerprint}`],
    }),
    [claim, record],
  );
  const words = useMemo(
    () => ({
      methods: methodsText(claim, record),
      bibtex: bibtex({ title, fingerprint: record.fingerprint, url: citedUrl() }),
      command: claimCommand(claim, record),
    }),
    [claim, record, title],
  );
  return (
    <FigureDialog contents={contents} stem="" about={about} words={words} empty={FIGURES.none} onClose={onClose} />
  );
}
