import './caveat.css';
import { Term } from './glossary/Term.tsx';
import { claimLink } from './route.ts';

/** For every figure that plots curvature against generalization. */
export function ParametrisationCaveat() {
  return (
    <p className="caveat">
      Curvature depends on the <Term id="reparametrisation">parametrisation</Term>: rescaling layers changes λ₁
      arbitrarily without changing any output. Compare it only within one model and training procedure (
      <a href={claimLink('D17-1')}>D17-1</a>).
    </p>
  );
}
