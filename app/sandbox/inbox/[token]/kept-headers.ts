const kept = /^(?:content-type|content-encoding|user-agent|stripe-.+|webhook-.+|x-.+)$/;
/** What proxies have added, and what only we are told. */
const ours = /^x-(?:forwarded|real|tollgate|vercel|nextjs|middleware|invoke)/;
const mostHeaders = 30;
const longestValue = 1_000;

/** The headers that say what a request is and who vouches for it; no credentials are among them. */
export function keptHeaders(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...headers]
      .filter(([name]) => kept.test(name) && !ours.test(name))
      .slice(0, mostHeaders)
      .map(([name, value]) => [name, value.slice(0, longestValue)]),
  );
}
