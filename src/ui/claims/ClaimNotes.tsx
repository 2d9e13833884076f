import { Button, CopyButton } from '@mantine/core';
import type { Claim } from '../../claims/claim.ts';
import type { Verdict } from '../../claims/judge.ts';
import { changeTexts } from '../../evidence/change-text.ts';
import { claimConditionText } from '../../evidence/condition-text.ts';
import { methodsText } from '../../evidence/methods-text.ts';
import { amendmentText, criterionText, decisionRuleText } from '../../evidence/rule-text.ts';
import type { HeldEvidence } from '../../state/claims-state.ts';
import { Term } from '../glossary/Term.tsx';

interface ClaimNotesProps {
  readonly claim: Claim;
  readonly held: HeldEvidence | undefined;
}

function Rule({ claim }: { readonly claim: Claim }) {
  return (
    <section>
      <h3>
        <Term id="criterion">{claim.amended ? 'The rule' : 'The rule, fixed beforehand'}</Term>
      </h3>
      <ul>
        {claim.criteria.map((criterion) => (
          <li key={criterion.name}>{criterionText(criterion)}</li>
        ))}
      </ul>
      <p>{decisionRuleText(claim.criteria)}</p>
      {claim.amended?.map((amendment) => (
        <p key={amendment.why}>{amendmentText(amendment)}</p>
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
          <h3>Why the result differs here</h3>
          <p>{claim.differs}</p>
        </>
      )}
      <h3>What would change the verdict</h3>
      <ul>
        {changeTexts(claim, verdict).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {claim.subject === 'toy' ? (
        <p>This system is simulated particle by particle, so there is no sweep to open on the board.</p>
      ) : (
        <p>“Vary the setting” opens its sweep on the board, where data, network and grid can be changed.</p>
      )}
    </section>
  );
}

function Pitfalls({ claim, held }: ClaimNotesProps) {
  const condition = held ? claimConditionText(claim, held.record) : '';
  return (
    <section>
      <h3>Pitfalls</h3>
      <ul>
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
      <h3>Methods paragraph</h3>
      <CopyButton value={text} timeout={2000}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
      <p>{text}</p>
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
