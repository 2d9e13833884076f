import { linkFragment } from '../../sweep/link/sweep-link.ts';
import { FOOTER } from '../footer/words.ts';
import { useApp } from '../use-app.ts';
import { fullPage } from './full-page.ts';
import { EMBED } from './words.ts';

/** The name, what identifies the numbers, and the way to the full page; `fragment` null: with the spec that is shown. */
export function EmbedFoot({ fragment }: { readonly fragment: string | null }) {
  const shown = useApp((state) => state.sweep?.plan.spec ?? state.draft);
  const fingerprint = useApp((state) => state.sweep?.fingerprint ?? null);
  const isMixed = useApp((state) => state.sweep?.engine?.mixed !== undefined);
  return (
    <footer className="embed-foot">
      <span>
        sgdscope
        {fingerprint && ` · ${FOOTER.fingerprint(fingerprint.slice(0, 8), isMixed)}`}
      </span>
      <a href={fullPage(fragment ?? linkFragment({ spec: shown }))} target="_blank" rel="noopener">
        {EMBED.open} <span className="visually-hidden">{EMBED.newTab}</span>
        <span aria-hidden="true">↗</span>
      </a>
    </footer>
  );
}
