import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startTestDatabase, testSettings } from "#scripts/test-database";

const [first, second] = ["a", "b"].map((letter) => Buffer.alloc(32, letter).toString("base64"));

/** Seals one text with the keys of its environment, or opens the one that it is given. */
const sealing = `
  const { seal, unseal } = await import("#domain/vault/seal");
  const { disconnect } = await import("#db/client");
  const [, given] = process.argv;
  console.log(given ? await unseal(given, ["a"]) : await seal("4242", ["a"]));
  await disconnect();`;

/** A whole rotation, its second pass so much later that every process knows the new key. */
const rotation = `
  const { rotateVault } = await import("#domain/vault/rotate-vault");
  const { operatorContext } = await import("#domain/merchants/operator-context");
  const { disconnect } = await import("#db/client");
  const { sealedColumns } = await import("#worker/sealed-columns");
  const { systemClock } = await import("#platform/clock");
  for (const minutes of [0, 1]) {
    const ctx = operatorContext(() => systemClock().add({ minutes }));
    console.log(JSON.stringify(await rotateVault(ctx, { columns: sealedColumns, oldestDays: 0 })));
  }
  await disconnect();`;

/** Seven programs start and end, one after the other. */
const slow = { timeout: 180_000 };

type Keys = { readonly present: string | undefined; readonly former?: string | undefined };

async function run(url: string, keys: Keys, args: readonly string[]) {
  const settings = {
    ...testSettings(url, "http://127.0.0.1:3000"),
    TOLLGATE_VAULT_KEY: keys.present ?? "",
    TOLLGATE_VAULT_FORMER_KEYS: keys.former ?? "",
  };
  const pairs = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const child = spawn("env", [...pairs, process.execPath, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: fileURLToPath(new URL("..", import.meta.url)),
  });
  const ended = once(child, "exit");
  const [out, faults] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { code: child.exitCode, out: out.trim(), faults };
}

const program = ["--input-type=module", "--eval", sealing];

test("replacing the key that wraps the vault leaves everything readable", slow, async () => {
  const database = await startTestDatabase();
  try {
    const { url } = database;
    const sealed = (await run(url, { present: first }, program)).out;
    expect(sealed).toMatch(/^vk_/);
    const wrong = await run(url, { present: second }, [...program, sealed]);
    expect(wrong.faults).toContain("TOLLGATE_VAULT_FORMER_KEYS");
    expect(wrong.out).toBe("");

    const both = { present: second, former: first };
    expect((await run(url, both, [...program, sealed])).out).toBe("4242");
    const rotated = await run(url, both, ["--input-type=module", "--eval", rotation]);
    expect(rotated).toMatchObject({ code: 0, faults: "" });
    expect(rotated.out).toMatch(/"rewrapped":1.*\n.*"rewrapped":0.*"isComplete":true/);
    expect((await run(url, { present: second }, [...program, sealed])).out).toBe("4242");
    expect((await run(url, { present: first }, [...program, sealed])).out).toBe("");
  } finally {
    await database.stop();
  }
});
