import { Button, Progress } from '@mantine/core';
import { CLAIM_SIZES, type Claim, type ClaimSize } from '../../claims/claim.ts';
import type { VerdictKind } from '../../claims/judge.ts';
import { CLAIMS } from '../../claims/registry.ts';
import { useApp } from '../use-app.ts';
import { VerdictIcon } from './VerdictBadge.tsx';
import { CLAIM_WORDS } from './words.ts';

const STANDINGS = ['supported', 'refuted', 'undecided', 'not run'] as const;
export type Standing = (typeof STANDINGS)[number];

interface FilterProps {
  readonly standings: ReadonlyMap<Claim, Standing>;
  readonly chosen: Standing | null;
  readonly onChoose: (standing: Standing | null) => void;
}

const isVerdict = (standing: Standing): standing is VerdictKind => standing !== 'not run';

/** Number of claims by verdict; choosing one shows only those. */
export function StandingFilter({ standings, chosen, onChoose }: FilterProps) {
  const counts = STANDINGS.map((standing) => ({
    standing,
    count: [...standings.values()].filter((own) => own === standing).length,
  }));
  return (
    <fieldset className="standing-filter">
      <legend className="claim-soft">{CLAIM_WORDS.gallery.show}</legend>
      <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {CLAIM_WORDS.gallery.showAll(CLAIMS.length)}
      </button>
      {counts
        .filter(({ standing, count }) => isVerdict(standing) || count > 0)
        .map(({ standing, count }) => (
          <button
            key={standing}
            type="button"
            aria-pressed={chosen === standing}
            onClick={() => onChoose(chosen === standing ? null : standing)}
          >
            {isVerdict(standing) && <VerdictIcon kind={standing} size={16} />}
            {count} {CLAIM_WORDS.standings[standing]}
          </button>
        ))}
    </fieldset>
  );
}

interface SizeCountsProps {
  readonly standings: ReadonlyMap<Claim, Standing>;
  readonly sizeOf: (claim: Claim) => ClaimSize | undefined;
}

/** Number of claims by verdict at each size of the evidence. */
export function SizeCounts({ standings, sizeOf }: SizeCountsProps) {
  const lines = CLAIM_SIZES.flatMap((size) => {
    const own = [...standings].filter(([claim]) => sizeOf(claim) === size).map(([, standing]) => standing);
    const counts = STANDINGS.filter(isVerdict).flatMap((standing) => {
      const count = own.filter((each) => each === standing).length;
      return count === 0 ? [] : [`${count} ${CLAIM_WORDS.standings[standing]}`];
    });
    return counts.length === 0
      ? []
      : [{ size, text: CLAIM_WORDS.gallery.atSize(CLAIM_WORDS.sizes[size], counts.join(', ')) }];
  });
  if (lines.length === 0) return null;
  return (
    <ul className="size-counts claim-soft" aria-label={CLAIM_WORDS.gallery.bySize}>
      {lines.map(({ size, text }) => (
        <li key={size}>{text}</li>
      ))}
    </ul>
  );
}

function BatchProgress() {
  const batch = useApp((state) => state.claimBatch);
  const tests = useApp((state) => state.claimProgress);
  const cancel = useApp((state) => state.cancelClaims);
  if (!batch) return null;
  const running = Object.values(tests).reduce((sum, test) => sum + (test.state === 'running' ? test.fraction : 0), 0);
  return (
    <div className="batch-progress">
      <span role="status">{CLAIM_WORDS.gallery.progress(batch.done, batch.asked)}</span>
      <Progress
        value={(100 * (batch.done + running)) / batch.asked}
        size={6}
        transitionDuration={150}
        aria-label={CLAIM_WORDS.gallery.progressName}
      />
      <Button size="sm" variant="default" onClick={() => cancel()}>
        {CLAIM_WORDS.gallery.cancelAll}
      </Button>
    </div>
  );
}

/** Runs every claim at the smallest size, and shows the progress. */
export function RunAll() {
  const runClaims = useApp((state) => state.runClaims);
  const isBusy = useApp((state) => state.claimBatch !== null);
  const seconds = CLAIMS.reduce((sum, { cost }) => sum + cost.quick.seconds, 0);
  if (isBusy) return <BatchProgress />;
  return (
    <Button
      size="sm"
      onClick={() =>
        void runClaims(
          CLAIMS.map(({ id }) => id),
          'quick',
        )
      }
    >
      {CLAIM_WORDS.gallery.runAll(seconds)}
    </Button>
  );
}
