/**
 * What makes a control one may not use say why: it stays reachable by keyboard, tells the reason to
 * screen readers, and shows it to those who point at it or focus it.
 */
export function disabledReason(reason: string) {
  return { "aria-disabled": true, "aria-description": reason, "data-tip": reason } as const;
}
