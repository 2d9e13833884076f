import { VisuallyHidden } from '@mantine/core';
import type { PartVerdict, Verdict } from '../../claims/judge.ts';
import { intervalText } from '../../claims/number-text.ts';
import { gaugeScene } from '../../figure/gauge-scene.ts';
import { SceneView } from './SceneView.tsx';
import { useFigureZoom } from './use-figure-zoom.ts';
import { VerdictIcon } from './VerdictBadge.tsx';
import { CLAIM_WORDS } from './words.ts';

const GAUGE = { width: 190, height: 50 };

function Part({ part }: { readonly part: PartVerdict }) {
  const { criterion, measured, kind, furtherReplicates } = part;
  const { estimateWithin } = criterion;
  const zoom = useFigureZoom();
  return (
    <tr>
      <td>
        <VerdictIcon kind={kind} />
        <VisuallyHidden>{CLAIM_WORDS.standings[kind]}</VisuallyHidden>
      </td>
      <th scope="row">
        <span lang="en">{criterion.name}</span>
        <span className="criterion-predicted">
          {CLAIM_WORDS.criteria.predicted(criterion.predicted, estimateWithin ?? null, furtherReplicates)}
        </span>
      </th>
      <td className="criterion-measured">
        <strong>{CLAIM_WORDS.criteria.number(measured.estimate)}</strong>
        <span>{intervalText(measured)}</span>
        {criterion.approximate && (
          <span className="criterion-predicted" lang="en">
            {criterion.approximate.note}
          </span>
        )}
      </td>
      <td>
        <SceneView scene={gaugeScene(criterion, measured, GAUGE)} zoom={zoom} />
      </td>
    </tr>
  );
}

/** Each criterion: its measured interval against the predicted set. */
export function CriteriaList({ verdict }: { readonly verdict: Verdict }) {
  return (
    <table className="criteria">
      <VisuallyHidden component="caption">{CLAIM_WORDS.criteria.name}</VisuallyHidden>
      <tbody>
        {verdict.parts.map((part) => (
          <Part key={part.criterion.name} part={part} />
        ))}
      </tbody>
    </table>
  );
}
