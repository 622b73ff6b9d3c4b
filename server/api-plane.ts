/** What an address begins with that is answered here, past the renderer of pages. */
export const apiPlane: ReadonlySet<string> = new Set([
  ".well-known",
  "health",
  "metrics",
  "oauth",
  "openapi.json",
  "ready",
  "v1",
  "v2",
]);
