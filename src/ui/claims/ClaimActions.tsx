import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { Claim, ClaimSize } from '../../claims/claim.ts';
import { settingText } from '../../evidence/methods-text.ts';
import type { HeldEvidence } from '../../state/claims-state.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { WORKBENCH_LINK } from '../route.ts';
import { useApp } from '../use-app.ts';
import { ClaimExports } from './ClaimExports.tsx';
import { type NextSize, nextSizeOf, sizeBeyond } from './next-size.ts';
import type { ClaimNow } from './use-claim.ts';
import { CLAIM_WORDS } from './words.ts';

interface RunProps {
  readonly claim: Claim;
  readonly held: HeldEvidence | undefined;
  readonly next: NextSize | null;
  readonly isBusy: boolean;
}

const moreOf = ({ replicate }: Claim) => CLAIM_WORDS.run[replicate.startsWith('seed') ? 'moreSeeds' : 'moreReplicates'];

/** A size beside the quick one: beyond that of one's own run, or that of the evidence shipped, to make it again. */
function otherSize({ record, source }: HeldEvidence): ClaimSize {
  if (source === 'shipped' && record.size !== 'quick') return record.size;
  return sizeBeyond(record.size) ?? record.size;
}

/** Runs the claim quick; then, if undecided, goes on to the next size, else with more repetitions. */
function RunButtons({ claim, held, next, isBusy }: RunProps) {
  const runClaims = useApp((state) => state.runClaims);
  const run = (size: ClaimSize) => void runClaims([claim.id], size);
  const words = CLAIM_WORDS.run;
  const { cost } = claim;
  const costOf = (size: ClaimSize) => words.cost(cost[size].work, cost[size].seconds);
  const other = held ? otherSize(held) : 'standard';
  const isMore = held !== undefined && other !== held.record.size;
  const otherText = isMore ? moreOf(claim) : words.again;
  return (
    <>
      {next && (
        <Button size="sm" disabled={isBusy} onClick={() => run(next.size)} title={costOf(next.size)}>
          {words.goOn(CLAIM_WORDS.sizes[next.size], next.seconds, next.furtherSeeds)}
        </Button>
      )}
      <Button
        size="sm"
        variant={next ? 'default' : 'filled'}
        disabled={isBusy}
        onClick={() => run('quick')}
        title={costOf('quick')}
      >
        {words.quick(cost.quick.seconds)}
      </Button>
      {!next && (
        <Button size="sm" variant="default" disabled={isBusy} onClick={() => run(other)} title={costOf(other)}>
          {otherText(CLAIM_WORDS.sizes[other], cost[other].seconds)}
        </Button>
      )}
    </>
  );
}

interface RunStatusProps {
  readonly now: ClaimNow;
  readonly next: NextSize | null;
}

/** How a run here has ended, for those who do not see the verdict change; what going on means, for all. */
function RunStatus({ now: { held, verdict, test }, next }: RunStatusProps) {
  const own = held?.source === 'own run' && test === undefined ? held : undefined;
  const size = own && CLAIM_WORDS.sizes[own.record.size];
  return (
    <div role="status" className="claim-run-status">
      {size && next && <p>{CLAIM_WORDS.run.undecided(size, next.goesOn)}</p>}
      {size && verdict && !next && (
        <VisuallyHidden>{CLAIM_WORDS.run.ended(CLAIM_WORDS.verdict[verdict.kind], size)}</VisuallyHidden>
      )}
    </div>
  );
}

/** Opens a sweep of the claim on the board, where its settings can be changed. */
function VarySetting({ sweeps }: { readonly sweeps: readonly SweepSpecInput[] }) {
  const editDraft = useApp((state) => state.editDraft);
  const start = useApp((state) => state.start);
  const open = (sweep: SweepSpecInput) => {
    editDraft(() => parseSweepSpec(sweep));
    window.location.hash = WORKBENCH_LINK;
    void start();
  };
  const [first, ...others] = sweeps;
  if (!first) return null;
  if (others.length === 0)
    return (
      <Button size="sm" variant="default" onClick={() => open(first)}>
        {CLAIM_WORDS.run.vary}
      </Button>
    );
  return (
    <Menu position="bottom-start" shadow="md" transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <Button size="sm" variant="default">
          {CLAIM_WORDS.run.vary}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sweeps.map((sweep, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sweeps of a claim are identified by their order alone.
          <Menu.Item key={index} lang="en" onClick={() => open(sweep)}>
            {settingText(sweep)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ClaimActionsProps {
  readonly claim: Claim;
  readonly now: ClaimNow;
}

/** Actions on a claim: run, vary, export. */
export function ClaimActions({ claim, now }: ClaimActionsProps) {
  const { held, verdict, test, made } = now;
  const next = useMemo(() => nextSizeOf(claim, { held, verdict, made }), [claim, held, verdict, made]);
  const isBusy = test !== undefined && test.state !== 'failed';
  return (
    <>
      <RunStatus now={now} next={next} />
      <div className="claim-actions">
        <RunButtons claim={claim} held={held} next={next} isBusy={isBusy} />
        {held && <VarySetting sweeps={held.record.sweeps} />}
        {held && <ClaimExports claim={claim} record={held.record} />}
      </div>
    </>
  );
}
