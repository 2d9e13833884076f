import { FOOTER } from '../footer/words.ts';
import { useApp } from '../use-app.ts';
import { fullPage } from './full-page.ts';
import { EMBED } from './words.ts';

/** The name, what identifies the numbers, and the way to the full page. */
export function EmbedFoot({ fragment }: { readonly fragment: string }) {
  const fingerprint = useApp((state) => state.sweep?.fingerprint ?? null);
  const isMixed = useApp((state) => state.sweep?.engine?.mixed !== undefined);
  return (
    <footer className="embed-foot">
      <span>
        sgdscope
        {fingerprint && ` · ${FOOTER.fingerprint(fingerprint.slice(0, 8), isMixed)}`}
      </span>
      <a href={fullPage(fragment)} target="_blank" rel="noopener">
        {EMBED.open} <span className="visually-hidden">{EMBED.newTab}</span>
        <span aria-hidden="true">↗</span>
      </a>
    </footer>
  );
}
