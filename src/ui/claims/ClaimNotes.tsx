import { Button, CopyButton } from '@mantine/core';
import type { Claim } from '../../claims/claim.ts';
import type { Verdict } from '../../claims/judge.ts';
import { changeTexts } from '../../evidence/change-text.ts';
import { claimConditionText } from '../../evidence/condition-text.ts';
import { methodsText } from '../../evidence/methods-text.ts';
import { amendmentText, criterionText, decisionRuleText } from '../../evidence/rule-text.ts';
import type { HeldEvidence } from '../../state/claims-state.ts';
import { Term } from '../glossary/Term.tsx';
import { CLAIM_WORDS } from './words.ts';

interface ClaimNotesProps {
  readonly claim: Claim;
  readonly held: HeldEvidence | undefined;
}

function Rule({ claim }: { readonly claim: Claim }) {
  return (
    <section>
      <h3>
        <Term id="criterion">{claim.amended ? CLAIM_WORDS.notes.rule : CLAIM_WORDS.notes.ruleBeforehand}</Term>
      </h3>
      <ul lang="en">
        {claim.criteria.map((criterion) => (
          <li key={criterion.name}>{criterionText(criterion)}</li>
        ))}
      </ul>
      <p lang="en">{decisionRuleText(claim.criteria)}</p>
      {claim.amended?.map((amendment) => (
        <p key={amendment.why} lang="en">
          {amendmentText(amendment)}
        </p>
      ))}
    </section>
  );
}

/** What would change the verdict, and how to try it. */
export function ClaimChange({ claim, verdict }: { readonly claim: Claim; readonly verdict: Verdict }) {
  return (
    <section className="claim-change">
      {claim.differs && verdict.kind !== 'supported' && (
        <>
          <h3>{CLAIM_WORDS.notes.why}</h3>
          <p lang="en">{claim.differs}</p>
        </>
      )}
      <h3>{CLAIM_WORDS.notes.change}</h3>
      <ul lang="en">
        {changeTexts(claim, verdict).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {claim.subject === 'toy' ? <p>{CLAIM_WORDS.notes.toy}</p> : <p>{CLAIM_WORDS.notes.vary}</p>}
    </section>
  );
}

function Pitfalls({ claim, held }: ClaimNotesProps) {
  const condition = claimConditionText(claim, held?.record ?? { sweeps: claim.sweeps('quick') });
  return (
    <section>
      <h3>{CLAIM_WORDS.notes.pitfalls}</h3>
      <ul lang="en">
        {[...(condition === '' ? [] : [condition]), ...claim.pitfalls].map((pitfall) => (
          <li key={pitfall}>{pitfall}</li>
        ))}
      </ul>
    </section>
  );
}

function Methods({ claim, held }: { readonly claim: Claim; readonly held: HeldEvidence }) {
  const text = methodsText(claim, held.record);
  return (
    <section className="claim-methods">
      <h3>{CLAIM_WORDS.notes.methods}</h3>
      <CopyButton value={text} timeout={2000}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy}>
            {copied ? CLAIM_WORDS.notes.copied : CLAIM_WORDS.notes.copy}
          </Button>
        )}
      </CopyButton>
      <p lang="en">{text}</p>
    </section>
  );
}

/** How the claim is judged, its pitfalls, and a methods paragraph. */
export function ClaimNotes({ claim, held }: ClaimNotesProps) {
  return (
    <div className="claim-notes">
      <Rule claim={claim} />
      <Pitfalls claim={claim} held={held} />
      {held && <Methods claim={claim} held={held} />}
    </div>
  );
}
