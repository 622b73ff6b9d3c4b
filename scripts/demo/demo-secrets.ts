import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { dataHome } from "#scripts/project";
import { readJson } from "#scripts/read-json";

const file = join(dataHome, "settings.json");

const shape = z.object({ secret: z.string(), checkoutId: z.string() });

/**
 * What the demo made up at its first start and keeps, readable by its owner only: its
 * TOLLGATE_SECRET, and what tells its database from that of an earlier checkout at the same path.
 */
export type DemoSecrets = z.infer<typeof shape>;

/** The secrets of this checkout, made on first use. */
export function demoSecrets(): DemoSecrets {
  if (!existsSync(file)) {
    const made: DemoSecrets = {
      secret: randomBytes(32).toString("base64url"),
      checkoutId: randomBytes(16).toString("base64url"),
    };
    mkdirSync(dataHome, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  }
  return readJson(file, shape);
}

/** The key under which this demo's vault keeps its own, which follows from its secret. */
export function vaultKeyOf(secret: string): string {
  return createHmac("sha256", secret).update("vault").digest("base64");
}

/** Forgets the secrets, and with them everything that was signed or sealed under them. */
export function forgetSecrets(): void {
  rmSync(file, { force: true });
}
