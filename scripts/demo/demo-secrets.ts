import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataHome } from "#scripts/project";

const file = join(dataHome, "settings.json");

/** What the demo made up at its first start and keeps: readable by its owner only. */
export type DemoSecrets = {
  /** The TOLLGATE_SECRET of this demo. */
  secret: string;
  /** Tells this checkout's database from that of an earlier checkout at the same path. */
  checkoutId: string;
};

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
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Forgets the secrets, and with them everything that was signed or sealed under them. */
export function forgetSecrets(): void {
  rmSync(file, { force: true });
}
