import { Button, Menu } from '@mantine/core';
import { CLAIM_SIZES, type Claim, type ClaimSize } from '../../claims/claim.ts';
import { settingText } from '../../evidence/methods-text.ts';
import type { HeldEvidence } from '../../state/claims-state.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { WORKBENCH_LINK } from '../route.ts';
import { useApp } from '../use-app.ts';
import { ClaimExports } from './ClaimExports.tsx';
import { CLAIM_WORDS } from './words.ts';

interface ClaimActionsProps {
  readonly claim: Claim;
  readonly held: HeldEvidence | undefined;
  readonly isBusy: boolean;
}

const nextSize = (size: ClaimSize): ClaimSize | undefined => CLAIM_SIZES[CLAIM_SIZES.indexOf(size) + 1];
const moreOf = ({ replicate }: Claim) => CLAIM_WORDS.run[replicate.startsWith('seed') ? 'moreSeeds' : 'moreReplicates'];

/** Runs the claim again, or with more repetitions than the displayed verdict has. */
function RunButtons({ claim, held, isBusy }: ClaimActionsProps) {
  const runClaims = useApp((state) => state.runClaims);
  const more = held && nextSize(held.record.size);
  const run = (size: ClaimSize) => void runClaims([claim.id], size);
  const words = CLAIM_WORDS.run;
  const cost = (size: ClaimSize) => words.cost(claim.cost[size].work, claim.cost[size].seconds);
  return (
    <>
      <Button size="sm" disabled={isBusy} onClick={() => run('quick')} title={cost('quick')}>
        {words.quick(claim.cost.quick.seconds)}
      </Button>
      {more && more !== 'quick' && (
        <Button size="sm" variant="default" disabled={isBusy} onClick={() => run(more)} title={cost(more)}>
          {moreOf(claim)(CLAIM_WORDS.sizes[more], claim.cost[more].seconds)}
        </Button>
      )}
      {!more && (
        <Button size="sm" variant="default" disabled={isBusy} onClick={() => run('standard')} title={cost('standard')}>
          {words.standard(claim.cost.standard.seconds)}
        </Button>
      )}
    </>
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

/** Actions on a claim: run, vary, export. */
export function ClaimActions({ claim, held, isBusy }: ClaimActionsProps) {
  return (
    <div className="claim-actions">
      <RunButtons claim={claim} held={held} isBusy={isBusy} />
      {held && <VarySetting sweeps={held.record.sweeps} />}
      {held && <ClaimExports claim={claim} record={held.record} />}
    </div>
  );
}
