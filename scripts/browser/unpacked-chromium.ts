import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inflate } from "@sparticuz/chromium";
import { z } from "zod";
import { dataHome, packageFile } from "#scripts/project";
import { readJson } from "#scripts/read-json";

const packageHome = packageFile("@sparticuz/chromium");
const archives = ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"];

/** The directory of the Chromium that comes with the packages, unpacked once per version. */
export async function unpackedChromium(): Promise<string> {
  const { version } = readJson(
    join(packageHome, "package.json"),
    z.object({ version: z.string() }),
  );
  const home = join(dataHome, `chromium-${version}`);
  if (!existsSync(home)) {
    await unpackAtOnce(home);
  }
  return home;
}

/** It appears whole or not at all, also when two commands unpack it at the same time. */
async function unpackAtOnce(home: string): Promise<void> {
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  await unpackInto(draft);
  try {
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(home)) {
      throw error;
    }
  }
}

/** `inflate` writes to the temporary directory, and has no other way to be told where. */
async function unpackInto(directory: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = directory;
  try {
    for (const archive of archives) {
      await inflate(join(packageHome, "bin", archive));
    }
  } finally {
    if (before === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = before;
    }
  }
}
