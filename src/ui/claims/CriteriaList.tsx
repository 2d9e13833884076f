import { VisuallyHidden } from '@mantine/core';
import type { PartVerdict, Verdict } from '../../claims/judge.ts';
import { countText, intervalText, numberText, setText } from '../../claims/number-text.ts';
import { gaugeScene } from '../../figure/gauge-scene.ts';
import { SceneView } from './SceneView.tsx';
import { VerdictIcon } from './VerdictBadge.tsx';

const GAUGE = { width: 190, height: 50 };

function Part({ part }: { readonly part: PartVerdict }) {
  const { criterion, measured, kind, furtherReplicates } = part;
  const { estimateWithin } = criterion;
  return (
    <tr>
      <td>
        <VerdictIcon kind={kind} />
        <VisuallyHidden>{kind}</VisuallyHidden>
      </td>
      <th scope="row">
        {criterion.name}
        <span className="criterion-predicted">
          predicted {setText(criterion.predicted)}
          {estimateWithin && `, the estimate ${setText(estimateWithin)}`}
          {furtherReplicates !== null && `; about ${countText(furtherReplicates)} more would settle it`}
        </span>
      </th>
      <td className="criterion-measured">
        <strong>{numberText(measured.estimate)}</strong>
        <span>{intervalText(measured)}</span>
        {criterion.approximate && <span className="criterion-predicted">{criterion.approximate}</span>}
      </td>
      <td>
        <SceneView scene={gaugeScene(criterion, measured, GAUGE)} />
      </td>
    </tr>
  );
}

/** Each criterion: its measured interval against the predicted set. */
export function CriteriaList({ verdict }: { readonly verdict: Verdict }) {
  return (
    <table className="criteria">
      <VisuallyHidden component="caption">Criteria: measured intervals and predicted sets</VisuallyHidden>
      <tbody>
        {verdict.parts.map((part) => (
          <Part key={part.criterion.name} part={part} />
        ))}
      </tbody>
    </table>
  );
}
