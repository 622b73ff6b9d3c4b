import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { unpackedChromium } from "#scripts/browser/unpacked-chromium";

/** How Playwright starts the browser: the program, what it is told, and where its libraries are. */
export type Browser = { executablePath: string; args: string[]; env: Record<string, string> };

/**
 * A Chromium that starts on this machine: the one of CHROMIUM_PATH, the system's, or the one among
 * the packages. That none is found is an error that names the fix, never a reason to skip a test.
 */
export async function findBrowser(): Promise<Browser> {
  const browser = await chosenBrowser();
  const tried = spawnSync(browser.executablePath, ["--version"], {
    env: { ...process.env, ...browser.env },
    encoding: "utf8",
  });
  if (tried.status !== 0) {
    const reason = tried.stderr || tried.error?.message;
    throw new Error(`${browser.executablePath} does not start: ${reason}\n${fix}`);
  }
  return browser;
}

const fix = "Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.";

async function chosenBrowser(): Promise<Browser> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    return { executablePath: named, args: sandboxArguments(), env: {} };
  }
  if (existsSync("/usr/bin/chromium")) {
    return { executablePath: "/usr/bin/chromium", args: sandboxArguments(), env: {} };
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`There is no browser for the tests. ${fix}`);
  }
  const home = await unpackedChromium();
  return {
    executablePath: join(home, "chromium"),
    args: sandboxArguments(),
    env: { LD_LIBRARY_PATH: join(home, "al2023/lib"), ...fontSettings(home) },
  };
}

/** Chromium keeps its sandbox but for root, under whom it refuses to start with one. */
function sandboxArguments(): string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}

/** A machine without any fonts uses those that come with the browser. */
function fontSettings(home: string): Record<string, string> {
  return existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(home, "fonts") };
}
