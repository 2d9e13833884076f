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
        <span className="visually-hidden">{kind}</span>
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

/** Each quantity with its interval against the set in which the claim says it lies. */
export function CriteriaList({ verdict }: { readonly verdict: Verdict }) {
  return (
    <table className="criteria">
      <caption className="visually-hidden">Quantities, their intervals and what was predicted</caption>
      <tbody>
        {verdict.parts.map((part) => (
          <Part key={part.criterion.name} part={part} />
        ))}
      </tbody>
    </table>
  );
}
