import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sourceHash } from "#scripts/app/source-hash";

function aCheckout(): string {
  const root = mkdtempSync(join(tmpdir(), "tollgate-sources-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of ["app/pages", "domain/money", "e2e", ".next"]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  writeFileSync(join(root, "app/pages/page.tsx"), "one");
  writeFileSync(join(root, "package-lock.json"), "{}");
  return root;
}

test.each(["app/pages/page.tsx", "domain/money/new.ts", "package-lock.json", "next.config.ts"])(
  "a change of %s asks for a new build",
  (file) => {
    const root = aCheckout();
    const before = sourceHash(root);
    expect(sourceHash(root)).toBe(before);
    writeFileSync(join(root, file), "changed");
    expect(sourceHash(root)).not.toBe(before);
  },
);

test.each(["domain/money/money.test.ts", "e2e/pay.test.ts", ".next/BUILD_ID"])(
  "a change of %s does not",
  (file) => {
    const root = aCheckout();
    const before = sourceHash(root);
    writeFileSync(join(root, file), "changed");
    expect(sourceHash(root)).toBe(before);
  },
);
