const mostLength = 2_000;
const printableAscii = /^[\x21-\x7e]+$/;
const loopbackHosts: ReadonlySet<string> = new Set(["127.0.0.1", "[::1]", "localhost"]);

/**
 * Whether people may be led there with a code: https, or http to the person's own machine, spelled
 * as it will be compared, without anything that one program could read as another address.
 */
export function isRedirectUri(text: string): boolean {
  if (text.length > mostLength || !printableAscii.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "" || text.includes("#")) return false;
  if (/[\\*]/.test(text) || text.slice(url.protocol.length).includes("/../")) return false;
  const isSpelledOut = url.href === text || url.href === `${text}/`;
  return isSpelledOut && (url.protocol === "https:" || isLoopback(text));
}

/** Whether it leads to the person's own machine, where a program may listen at any port. */
export function isLoopback(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "http:" && loopbackHosts.has(hostname);
}
