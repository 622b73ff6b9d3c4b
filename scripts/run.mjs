// Runs scripts/<command>.ts on the project's own Node, after installing what the lock asks for.
// This file alone must work on a bare clone with Node 20: JavaScript, and only node: imports.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const root = dirname(import.meta.dirname);
const stamp = join(root, "node_modules/.installed-lock");
const lock = join(root, ".data/install.lock");
const neededMajor = 26;

/** `--include`, as NODE_ENV=production or a user's npm settings would leave out what we need. */
const npmArguments = [
  "ci",
  "--ignore-scripts",
  "--include=dev",
  "--include=optional",
  "--no-audit",
  "--no-fund",
  "--no-update-notifier",
  "--loglevel=error",
];

async function main() {
  const [command, ...args] = process.argv.slice(2);
  const script = join(root, `scripts/${command}.ts`);
  if (!command || !existsSync(script)) {
    throw new Error(
      "Usage: node scripts/run.mjs <command> [arguments], for a file scripts/<command>.ts.",
    );
  }
  await install();
  const node = projectNode();
  const path = [dirname(node), process.env.PATH].join(delimiter);
  return run(node, [...flagsOf(command), script, ...args], { ...process.env, PATH: path });
}

/** How Node itself is to be set for a command, where a file beside it says so. */
function flagsOf(command) {
  const file = join(root, `scripts/${command}.flags.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}

/** Installs when the lock differs from what was installed; of two at once, the second waits. */
async function install() {
  if (isInstalled()) {
    return;
  }
  await takeLock();
  try {
    if (!isInstalled()) {
      await installPackages();
    }
  } finally {
    rmSync(lock, { force: true });
  }
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wantedStamp();
}

function wantedStamp() {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const patch of readdirSync(join(root, "patches")).toSorted()) {
    hash.update(readFileSync(join(root, "patches", patch)));
  }
  return `${hash.digest("hex")} ${process.platform}-${process.arch}\n`;
}

async function installPackages() {
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  console.log("Installing the packages of package-lock.json …");
  const alive = setInterval(() => console.log(`  still installing, ${seconds()}`), 5_000);
  try {
    const code = await run("npm", npmArguments, process.env);
    if (code !== 0) {
      throw new Error(`npm ci ended with ${code}: see its message above.`);
    }
    await patchPackages();
  } finally {
    clearInterval(alive);
  }
  writeFileSync(stamp, wantedStamp());
  console.log(`Installed in ${seconds()}.`);
}

/** Mends what is wrong in a package and not yet mended by its makers; patches/ says what. */
async function patchPackages() {
  const program = join(root, "node_modules/patch-package/index.js");
  const code = await run(process.execPath, [program, "--error-on-fail"], process.env);
  if (code !== 0) {
    throw new Error("A patch of patches/ does not fit its package: see the message above.");
  }
}

async function takeLock() {
  mkdirSync(dirname(lock), { recursive: true, mode: 0o700 });
  for (let round = 0; !tryLock(); round += 1) {
    if (round === 0) {
      console.log("Waiting for another command that installs the packages …");
    }
    await wait(500);
  }
}

function tryLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") {
      throw error;
    }
    clearDeadLock();
    return false;
  }
}

function clearDeadLock() {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
  } catch (error) {
    if (error.code === "ESRCH") {
      rmSync(lock, { force: true });
    }
  }
}

/** The Node that package.json names for this machine, or the one we run on if it is new enough. */
function projectNode() {
  const names = [
    `node-${process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ];
  const binaries = names.map((name) => join(root, "node_modules", name, "bin/node"));
  const installed = binaries.find((binary) => existsSync(binary) && answers(binary));
  if (installed) {
    return installed;
  }
  if (Number(process.versions.node.split(".")[0]) >= neededMajor) {
    return process.execPath;
  }
  throw new Error(
    `This needs Node ${neededMajor}. The one that comes with the packages does not run here ` +
      `(${process.platform}, ${process.arch}; on Linux it needs glibc), and yours is ` +
      `${process.version}: install Node ${neededMajor} and run the command again.`,
  );
}

function answers(binary) {
  return spawnSync(binary, ["--version"]).status === 0;
}

/** Runs a program in our place: its output, its signals and its exit code are ours. */
function run(program, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: "inherit" });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.on(signal, () => child.kill(signal));
    }
    stopWithParent(child);
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Told to stop, npm stops only the shell between us: without this we would run on, unseen. */
function stopWithParent(child) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid === parent || child.kill("SIGTERM"), 500).unref();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
