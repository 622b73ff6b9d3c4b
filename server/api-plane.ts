/** What an address begins with that is answered here, past the renderer of pages. */
export const apiPlane: ReadonlySet<string> = new Set([
  "health",
  "metrics",
  "oauth",
  "openapi.json",
  "v1",
  "v2",
]);
