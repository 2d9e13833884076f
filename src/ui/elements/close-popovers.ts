/** Closes every open popover that an element is in: hiding the outermost hides those inside it. */
export function closePopovers(element: Element): void {
  let outermost: HTMLElement | null = null;
  for (let at = element.parentElement; at; at = at.parentElement) if (at.matches(':popover-open')) outermost = at;
  outermost?.hidePopover();
}
