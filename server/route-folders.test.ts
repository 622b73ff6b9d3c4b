import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { routeFiles } from "#server/route-folders";
import type { Segment } from "#server/route-tree";

function anApp(...files: readonly string[]): string {
  const app = mkdtempSync(join(tmpdir(), "tollgate-app-"));
  onTestFinished(() => rmSync(app, { recursive: true }));
  for (const file of files) {
    mkdirSync(dirname(join(app, file)), { recursive: true });
    writeFileSync(join(app, file), "");
  }
  return app;
}

function told(segment: Segment): string {
  return segment.kind === "word" ? segment.word : `${segment.kind} ${segment.name}`;
}

function addresses(...files: readonly string[]): Readonly<Record<string, string>> {
  const app = anApp(...files);
  const found = routeFiles(app, ["v1", "oauth"]).map(
    ({ file, at }) => [relative(app, file), at.map(told).join("/")] as const,
  );
  return Object.fromEntries(found);
}

test("folders give a route its address as they do under Next", () => {
  expect(
    addresses(
      "v1/refunds/route.ts",
      "v1/refunds/[refund]/approval/route.ts",
      "v1/(money)/payouts/route.ts",
      "v1/[[...unknown]]/route.ts",
      "oauth/token/route.ts",
      "oauth/keys/[...path]/route.ts",
      "oauth/.well-known/jwks.json/route.ts",
    ),
  ).toEqual({
    "v1/refunds/route.ts": "v1/refunds",
    "v1/refunds/[refund]/approval/route.ts": "v1/refunds/one refund/approval",
    "v1/(money)/payouts/route.ts": "v1/payouts",
    "v1/[[...unknown]]/route.ts": "v1/optional-rest unknown",
    "oauth/token/route.ts": "oauth/token",
    "oauth/keys/[...path]/route.ts": "oauth/keys/rest path",
    "oauth/.well-known/jwks.json/route.ts": "oauth/.well-known/jwks.json",
  });
});

test("pages, tests, private folders and other branches have no route of the API", () => {
  const files = ["v1/page.tsx", "v1/route.test.ts", "v1/_old/route.ts", "pay/route.ts"];
  expect(addresses(...files)).toEqual({});
});

test("a folder that nobody has made yet is no fault", () => {
  expect(addresses()).toEqual({});
});

test.each(["v1/@modal/route.ts", "v1/(.)refunds/route.ts", "v1/[a]-[b]/route.ts"])(
  "%s, whose folders mean something to Next that they do not mean here, is refused",
  (file) => {
    expect(() => addresses(file)).toThrow("does not know");
  },
);
