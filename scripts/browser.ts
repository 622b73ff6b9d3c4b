import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { z } from "zod";
import { unpackedChromium } from "#scripts/browser/unpacked-chromium";

const shape = z.object({
  executablePath: z.string(),
  chromiumSandbox: z.boolean(),
  env: z.record(z.string(), z.string()),
});

/** How Playwright starts the browser: the program, whether sandboxed, and its environment. */
export type Browser = z.infer<typeof shape>;

const fix = "Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.";

/**
 * A Chromium that starts on this machine: the one of CHROMIUM_PATH, the system's, or the one among
 * the packages. That none is found is an error that names the fix, never a reason to skip a test.
 */
export async function findBrowser(): Promise<Browser> {
  const browser = await chosenBrowser();
  try {
    const tried = await chromium.launch(browser);
    await tried.close();
  } catch (error) {
    throw new Error(refusal(browser, String(error)), { cause: error });
  }
  return browser;
}

/** The browser that the gate found, as it tells Playwright's own processes. */
export function toldBrowser(): Browser | Record<string, never> {
  const told = process.env.E2E_BROWSER;
  return told === undefined ? {} : shape.parse(JSON.parse(told));
}

function refusal(browser: Browser, reason: string): string {
  if (reason.includes("No usable sandbox")) {
    return (
      `${browser.executablePath} has no sandbox here, because the kernel refuses user namespaces ` +
      "to ordinary users: allow them (sysctl kernel.unprivileged_userns_clone=1, or " +
      "kernel.apparmor_restrict_unprivileged_userns=0), or run the tests as root."
    );
  }
  return `${browser.executablePath} does not start. ${fix}\n${reason}`;
}

async function chosenBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    return browserAt(named);
  }
  if (existsSync("/usr/bin/chromium")) {
    return browserAt("/usr/bin/chromium");
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`There is no browser for the tests. ${fix}`);
  }
  const home = await unpackedChromium();
  return browserAt(join(home, "chromium"), packedEnvironment(home));
}

/** Root gets no sandbox, because Chromium refuses it there; everyone else keeps it. */
function browserAt(executablePath: string, env: Record<string, string> = {}): Browser {
  const inherited: Record<string, string> = {};
  for (const [name, value = ""] of Object.entries(process.env)) {
    inherited[name] = value;
  }
  const chromiumSandbox = process.getuid?.() !== 0;
  return { executablePath, chromiumSandbox, env: { ...inherited, ...env } };
}

/** Its own libraries always, its own fonts where the machine has none. */
function packedEnvironment(home: string): Record<string, string> {
  const libraries = { LD_LIBRARY_PATH: join(home, "al2023/lib") };
  const hasFonts = existsSync("/etc/fonts/fonts.conf");
  return hasFonts ? libraries : { ...libraries, FONTCONFIG_PATH: join(home, "fonts") };
}
