import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { projectRoot } from "#scripts/project";

/** Notes that it was called, and installs no more than what lays the patches over the packages. */
const npm = `#!/bin/sh
echo "$@" >> npm-calls; sleep 0.2; rm -rf node_modules; mkdir -p node_modules/patch-package
cp patcher.cjs node_modules/patch-package/index.js`;

/** A checkout with the launcher, one command, and an `npm` that notes each of its calls. */
function aBareCheckout(): string {
  const root = mkdtempSync(join(tmpdir(), "tollgate-checkout-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "scripts"));
  mkdirSync(join(root, "bin"));
  copyFileSync(join(projectRoot, "scripts/run.mjs"), join(root, "scripts/run.mjs"));
  writeFileSync(join(root, "package-lock.json"), "{}");
  writeFileSync(
    join(root, "scripts/hello.ts"),
    "const said: string[] = process.argv.slice(2); console.log(...said); process.exitCode = 7;",
  );
  mkdirSync(join(root, "patches"));
  writeFileSync(join(root, "patches/driver.patch"), "a patch");
  writeFileSync(join(root, "patcher.cjs"), 'require("node:fs").writeFileSync("patched", "");');
  writeFileSync(join(root, "bin/npm"), npm, { mode: 0o755 });
  return root;
}

async function run(root: string, ...args: string[]) {
  const PATH = [join(root, "bin"), process.env.PATH].join(delimiter);
  const child = spawn(process.execPath, [join(root, "scripts/run.mjs"), ...args], {
    env: { ...process.env, PATH },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await once(child, "close");
  return { code: child.exitCode, output };
}

function installs(root: string): string[] {
  return readFileSync(join(root, "npm-calls"), "utf8").trim().split("\n");
}

test("a bare clone is installed without install scripts, then the command runs", async () => {
  const root = aBareCheckout();
  const { code, output } = await run(root, "hello", "one", "--two");
  expect(code).toBe(7);
  expect(output).toContain("one --two");
  expect(installs(root)).toEqual([expect.stringContaining("ci --ignore-scripts")]);
  expect(existsSync(join(root, "patched"))).toBe(true);
});

test("of two commands at once one installs and the other waits for it", async () => {
  const root = aBareCheckout();
  const both = await Promise.all([run(root, "hello"), run(root, "hello")]);
  expect(both.map(({ code }) => code)).toEqual([7, 7]);
  expect(installs(root)).toHaveLength(1);
});

test("it installs again when the lock has changed, and only then", async () => {
  const root = aBareCheckout();
  await run(root, "hello");
  await run(root, "hello");
  expect(installs(root)).toHaveLength(1);
  appendFileSync(join(root, "package-lock.json"), "\n");
  await run(root, "hello");
  expect(installs(root)).toHaveLength(2);
});

test("a lock whose owner was killed is taken over", async () => {
  const root = aBareCheckout();
  mkdirSync(join(root, ".data"));
  writeFileSync(join(root, ".data/install.lock"), "4194999");
  expect((await run(root, "hello")).code).toBe(7);
});

test("a command runs on a Node that is set as the file beside it says", async () => {
  const root = aBareCheckout();
  writeFileSync(join(root, "scripts/hello.flags.json"), '["--title=tollgate-hello"]');
  writeFileSync(join(root, "scripts/hello.ts"), "console.log(process.execArgv.join());");
  expect((await run(root, "hello")).output).toContain("--title=tollgate-hello");
});

test("a command that does not exist is refused before anything is installed", async () => {
  const root = aBareCheckout();
  expect((await run(root, "nonsense")).code).toBe(1);
  expect(() => installs(root)).toThrow("ENOENT");
});
