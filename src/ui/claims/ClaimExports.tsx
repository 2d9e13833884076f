import { Button, Menu } from '@mantine/core';
import { lazy, useState } from 'react';
import type { Claim } from '../../claims/claim.ts';
import { captionTexts } from '../../evidence/caption-text.ts';
import type { ClaimRecord } from '../../evidence/claim-record.ts';
import { methodsText } from '../../evidence/methods-text.ts';
import { recordJson } from '../../evidence/record-file.ts';
import { figureScene } from '../../figure/figure-scene.ts';
import { svgText } from '../../figure/svg-text.ts';
import { EMBED } from '../embed/words.ts';
import { download } from '../export/download.ts';
import { pngOf } from '../export/panel-svg.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { CLAIM_WORDS } from './words.ts';

const EmbedDialog = lazy(() => import('../embed/EmbedDialog.tsx'));

/** Size of an exported figure, independent of its size on the page. */
const SIZE = { width: 720, height: 440 };

const figureSvg = (claim: Claim, record: ClaimRecord) =>
  svgText(figureScene(record.evidence.figure, SIZE), `${claim.id}: ${claim.title}`, captionTexts(claim, record));

async function figurePng(claim: Claim, record: ClaimRecord): Promise<Blob> {
  const parsed = new DOMParser().parseFromString(figureSvg(claim, record), 'image/svg+xml').documentElement;
  return pngOf(document.importNode(parsed, true) as Element as SVGSVGElement);
}

/** The figure, the data and the methods paragraph as files. */
export function ClaimExports({ claim, record }: { readonly claim: Claim; readonly record: ClaimRecord }) {
  const save = (text: string, extension: string, type: string) =>
    download(new Blob([text], { type }), `${claim.id}.${extension}`);
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
          <Menu.Item onClick={() => save(figureSvg(claim, record), 'svg', 'image/svg+xml')}>
            {CLAIM_WORDS.export.svg}
          </Menu.Item>
          <Menu.Item onClick={async () => download(await figurePng(claim, record), `${claim.id}.png`)}>
            {CLAIM_WORDS.export.png}
          </Menu.Item>
          <Menu.Item onClick={() => save(recordJson(claim, record), 'json', 'application/json')}>
            {CLAIM_WORDS.export.json}
          </Menu.Item>
          <Menu.Item onClick={() => save(`${methodsText(claim, record)}\n`, 'txt', 'text/plain')}>
            {CLAIM_WORDS.export.methods}
          </Menu.Item>
          <Menu.Item onClick={() => setIsEmbedding(true)}>{EMBED.dialog.menu}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isEmbedding && (
        <LazyPart>
          <EmbedDialog
            kind="claim"
            id={claim.id}
            title={`${claim.id}: ${claim.title}`}
            onClose={() => setIsEmbedding(false)}
          />
        </LazyPart>
      )}
    </>
  );
}
