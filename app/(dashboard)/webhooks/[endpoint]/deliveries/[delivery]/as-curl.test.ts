import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asCurl } from "#app/(dashboard)/webhooks/[endpoint]/deliveries/[delivery]/as-curl";

test("a shell hands curl the very bytes that were sent, whatever they are", () => {
  const body = fc.string({ unit: "binary" }).filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(body.map(wellFormed), (text) => {
      const command = asCurl({
        url: "https://a.example/?a=b&c=$d",
        headers: { a: "b'c" },
        body: text,
      });
      const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
      const given = execFileSync("sh", ["-c", script]).toString("utf8").split("\0");
      expect(given.slice(0, -1)).toEqual([
        "https://a.example/?a=b&c=$d",
        "-H",
        "a: b'c",
        "--data-binary",
        text,
      ]);
    }),
    { numRuns: 25 },
  );
});

/** Half of a pair of surrogates is no text that could be sent. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}
