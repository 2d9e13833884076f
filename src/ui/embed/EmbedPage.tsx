import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/elements.css';
import './embed.css';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { MantineScope } from '../mantine/MantineScope.tsx';
import { ViewBoundary } from '../shell/ViewBoundary.tsx';
import { useLanguage } from '../text/languages.ts';
import { type AppStore, StoreProvider } from '../use-app.ts';
import { EmbedFoot } from './EmbedFoot.tsx';
import { type EmbedRequest, fullPageFragment } from './embed-address.ts';
import { openElsewhere } from './full-page.ts';
import { reportHeight } from './report-height.ts';
import { EMBED } from './words.ts';

const EmbedClaim = lazy(async () => ({ default: (await import('./EmbedClaim.tsx')).EmbedClaim }));
const EmbedLesson = lazy(async () => ({ default: (await import('./EmbedLesson.tsx')).EmbedLesson }));
const EmbedLayout = lazy(async () => ({ default: (await import('./EmbedPanel.tsx')).EmbedLayout }));
const EmbedPanel = lazy(async () => ({ default: (await import('./EmbedPanel.tsx')).EmbedPanel }));

/** What the frame shows; a kind that is embedded has its line here. */
function Shown({ request }: { readonly request: EmbedRequest }) {
  switch (request.kind) {
    case 'panel':
      return <EmbedPanel panelKey={request.id} isSent={request.isSent ?? false} />;
    case 'board':
      return <EmbedLayout name={request.id} isSent={request.isSent ?? false} />;
    case 'claim':
      return <EmbedClaim id={request.id} />;
    case 'lesson':
      return <EmbedLesson id={request.id} />;
  }
}

function Frame({ fragment, children }: { readonly fragment: string | null; readonly children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => (ref.current ? reportHeight(ref.current) : undefined), []);
  return (
    <div className="embed" ref={ref} onClickCapture={openElsewhere}>
      <ViewBoundary isPart>
        <Suspense fallback={<main className="embed-loading" aria-busy="true" />}>{children}</Suspense>
      </ViewBoundary>
      <EmbedFoot fragment={fragment} />
    </div>
  );
}

interface EmbedPageProps {
  readonly store: AppStore;
  /** null: the address names nothing, or the full page is in a frame. */
  readonly request: EmbedRequest | null;
  readonly isFramed: boolean;
}

/** What is shown in a frame of another page: one thing, and a line that leads to the full page. */
export function EmbedPage({ store, request, isFramed }: EmbedPageProps) {
  const linked = request ? fullPageFragment(request, window.location.hash) : '';
  const fragment = request?.isSent ? null : linked;
  return (
    <StoreProvider value={store}>
      <MantineScope key={useLanguage()}>
        <Frame fragment={fragment}>
          {request ? (
            <Shown request={request} />
          ) : (
            <p className="embed-fault">{isFramed ? EMBED.not.framed : EMBED.not.unknown}</p>
          )}
        </Frame>
      </MantineScope>
    </StoreProvider>
  );
}
