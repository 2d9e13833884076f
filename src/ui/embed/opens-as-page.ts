/** Whether this is the page itself, not an embed nor the page in a frame, where `open-embed.tsx` says what is shown. */
export const opensAsPage = (): boolean =>
  window.self === window.top && !new URLSearchParams(window.location.search).has('embed');
