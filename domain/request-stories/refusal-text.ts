const message = /"message":("(?:[^"\\]|\\.)*")/;

/** What a refusal has said in words, also where its answer was cut further on. */
export function refusalText(told: string | null): string | undefined {
  const found = message.exec(told ?? "")?.[1];
  if (found === undefined) return undefined;
  const text: unknown = JSON.parse(found);
  return typeof text === "string" ? text : undefined;
}
