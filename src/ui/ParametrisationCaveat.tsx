import './caveat.css';
import { claimLink } from './route.ts';

/** Belongs beside every figure that sets curvature against generalization. */
export function ParametrisationCaveat() {
  return (
    <p className="caveat">
      Curvature depends on how a network is written down: rescaling its layers changes λ₁ at will and no output. Compare
      it within one model, trained alike (<a href={claimLink('D17-1')}>D17-1</a>).
    </p>
  );
}
