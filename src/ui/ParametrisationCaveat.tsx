import './caveat.css';
import { Term } from './glossary/Term.tsx';
import { claimLink } from './route.ts';
import { PAGE } from './text/page-words.ts';

/** For every figure that plots curvature against generalization. */
export function ParametrisationCaveat() {
  return (
    <p className="caveat">
      {PAGE.caveat.before}
      <Term id="reparametrisation">{PAGE.caveat.term}</Term>
      {PAGE.caveat.after}
      <a href={claimLink('D17-1')}>D17-1</a>
      {PAGE.caveat.end}
    </p>
  );
}
