import './claim-card.css';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Claim } from '../../claims/claim.ts';
import type { ClaimRecord } from '../../evidence/claim-record.ts';
import { figureScene, thumbnailScene } from '../../figure/figure-scene.ts';
import { useSize } from '../charts/use-size.ts';
import { claimLink } from '../route.ts';
import { useApp } from '../use-app.ts';
import { ClaimProgressLine } from './ClaimProgressLine.tsx';
import { evidenceText } from './evidence-words.ts';
import { nextSizeOf } from './next-size.ts';
import { SceneView } from './SceneView.tsx';
import { useClaim } from './use-claim.ts';
import { useFigureZoom } from './use-figure-zoom.ts';
import { VerdictBadge } from './VerdictBadge.tsx';
import { CLAIM_WORDS } from './words.ts';

const figureSummary = (title: string, { evidence: { figure } }: ClaimRecord) =>
  CLAIM_WORDS.figure.summary(title, figure.y.label, figure.x.label);

interface CardFigureProps {
  readonly title: string;
  readonly record: ClaimRecord | undefined;
  readonly isLarge: boolean;
}

/** The figure in full, or without text as decoration. */
function CardFigure({ title, record, isLarge }: CardFigureProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const largeZoom = useFigureZoom();
  const [draw, zoom] = isLarge ? [figureScene, largeZoom] : [thumbnailScene, 1];
  const scene = useMemo(
    () => record && size && draw(record.evidence.figure, { width: size.width / zoom, height: size.height / zoom }),
    [record, size, draw, zoom],
  );
  return (
    <div className="claim-thumbnail" ref={ref}>
      {scene &&
        record &&
        (isLarge ? (
          <SceneView scene={scene} zoom={zoom} summary={figureSummary(title, record)} />
        ) : (
          <SceneView scene={scene} />
        ))}
      {!record && <p>{CLAIM_WORDS.notRunYet}</p>}
    </div>
  );
}

/** Runs the claim quick, or goes on where a run here has left it undecided. */
function RunButton({ claim }: { readonly claim: Claim }) {
  const runClaims = useApp((state) => state.runClaims);
  const now = useClaim(claim);
  const { id, cost } = claim;
  const words = CLAIM_WORDS.run;
  const next = nextSizeOf(claim, now);
  const size = next?.size ?? 'quick';
  const [text, name] = next
    ? [words.goOnShort(CLAIM_WORDS.sizes[size], cost[size].seconds), words.goOnOf(id, CLAIM_WORDS.sizes[size])]
    : [words.quick(cost.quick.seconds), words.quickOf(id)];
  return (
    <Button size="compact-sm" variant="default" onClick={() => void runClaims([id], size)} aria-label={name}>
      {text}
    </Button>
  );
}

interface ClaimCardProps {
  readonly claim: Claim;
  /** To which it is the answer; it then has the full width of the page and its full figure. */
  readonly question?: string;
}

/** A claim in a sentence, its latest figure and verdict, and a button that runs it. */
export function ClaimCard({ claim, question }: ClaimCardProps) {
  const isLarge = question !== undefined;
  const { held, verdict, test } = useClaim(claim);
  const { id, title, statement } = claim;
  const isBusy = test?.state === 'queued' || test?.state === 'running';
  return (
    <article
      className={isLarge ? 'claim-card claim-card-large' : 'claim-card'}
      aria-label={`${id}: ${title}`}
      data-claim={id}
    >
      <CardFigure title={title} record={held?.record} isLarge={isLarge} />
      <div className="claim-card-head">
        <span className="claim-id">{id}</span>
        {verdict ? (
          <VerdictBadge kind={verdict.kind} />
        ) : (
          <span className="claim-soft">{CLAIM_WORDS.standings['not run']}</span>
        )}
      </div>
      {question ? (
        <h3 className="claim-question">
          <a href={claimLink(id)}>{question}</a>
        </h3>
      ) : (
        <h4 lang="en">
          <a href={claimLink(id)}>{title}</a>
        </h4>
      )}
      <p className="claim-card-statement" lang="en">
        {statement}
      </p>
      {verdict?.furtherReplicates != null && (
        <p className="claim-soft">{CLAIM_WORDS.verdict.settle(verdict.furtherReplicates, claim.replicate)}</p>
      )}
      <div className="claim-card-foot">
        {test && <ClaimProgressLine id={id} progress={test} />}
        {!isBusy && (
          <>
            <span className="claim-soft">{held ? evidenceText(held) : CLAIM_WORDS.noEvidence}</span>
            <RunButton claim={claim} />
          </>
        )}
      </div>
    </article>
  );
}
