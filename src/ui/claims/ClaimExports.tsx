import { Button, Menu } from '@mantine/core';
import { lazy, useState } from 'react';
import type { Claim } from '../../claims/claim.ts';
import { bibtex } from '../../evidence/bibtex.ts';
import type { ClaimRecord } from '../../evidence/claim-record.ts';
import { methodsText } from '../../evidence/methods-text.ts';
import { recordJson } from '../../evidence/record-file.ts';
import { EMBED } from '../embed/words.ts';
import { download } from '../export/download.ts';
import { FIGURES } from '../figures/words.ts';
import { citedUrl } from '../public-address.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { CLAIM_WORDS } from './words.ts';

const EmbedDialog = lazy(() => import('../embed/EmbedDialog.tsx'));
const FigureDialog = lazy(() => import('../figures/ClaimFigureDialog.tsx'));

/** The figure, the data and the methods paragraph as files. */
export function ClaimExports({ claim, record }: { readonly claim: Claim; readonly record: ClaimRecord }) {
  const [isPrinting, setIsPrinting] = useState(false);
  const save = (text: string, extension: string, type: string) =>
    download(new Blob([text], { type }), `${claim.id}.${extension}`);
  const title = `${claim.id}: ${claim.title}`;
  const citation = () => bibtex({ title, fingerprint: record.fingerprint, url: citedUrl() });
  const [isEmbedding, setIsEmbedding] = useState(false);
  return (
    <>
      <Menu position="bottom-start" shadow="md" transitionProps={{ duration: 120 }}>
        <Menu.Target>
          <Button size="sm" variant="default">
            {CLAIM_WORDS.export.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setIsPrinting(true)}>{FIGURES.menu}</Menu.Item>
          <Menu.Item onClick={() => save(recordJson(claim, record), 'json', 'application/json')}>
            {CLAIM_WORDS.export.json}
          </Menu.Item>
          <Menu.Item onClick={() => save(`${methodsText(claim, record)}\n\n${citation()}`, 'txt', 'text/plain')}>
            {CLAIM_WORDS.export.methods}
          </Menu.Item>
          <Menu.Item onClick={() => setIsEmbedding(true)}>{EMBED.dialog.menu}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isEmbedding && (
        <LazyPart>
          <EmbedDialog kind="claim" id={claim.id} title={title} onClose={() => setIsEmbedding(false)} />
        </LazyPart>
      )}
      {isPrinting && (
        <LazyPart>
          <FigureDialog claim={claim} record={record} onClose={() => setIsPrinting(false)} />
        </LazyPart>
      )}
    </>
  );
}
