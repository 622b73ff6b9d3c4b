import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const guide = fileURLToPath(new URL("../../docs/guides/signatures.md", import.meta.url));

/** The code of the guide on signatures that stands behind this mark. */
function guideCode(mark: string): string {
  const [, code = ""] =
    new RegExp(`<!-- ${mark} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(
      readFileSync(guide, "utf8"),
    ) ?? [];
  if (code === "") throw new Error(`The guide has no code marked ${mark}.`);
  return code;
}

/** Runs a shell script of the guide in a folder with these files; what it prints, read as JSON. */
export async function runGuideShell(
  mark: string,
  env: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  return inFolder(files, async (cwd) => {
    const told = { cwd, env: { ...process.env, ...env } };
    const { stdout } = await run("sh", ["-eu", "-c", guideCode(mark)], told);
    return readJson(stdout);
  });
}

/** Runs the guide's client in a program of its own, which calls with it and prints the answer. */
export async function runGuideClient(
  call: Readonly<Record<string, unknown>>,
  url: string,
): Promise<unknown> {
  const program = `import { signedFetch } from "./client.ts";
const answer = await signedFetch(process.argv[2] ?? "", JSON.parse(process.argv[3] ?? ""));
console.log(JSON.stringify({ ...(await answer.json()), status: answer.status }));`;
  const files = { "client.ts": guideCode("client"), "main.ts": program };
  return inFolder(files, async (cwd) => {
    const { stdout } = await run(process.execPath, ["main.ts", url, JSON.stringify(call)], { cwd });
    return readJson(stdout);
  });
}

function readJson(text: string): unknown {
  return JSON.parse(text);
}

async function inFolder<Result>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "guide-"));
  try {
    for (const [name, text] of Object.entries({ "package.json": '{"type":"module"}', ...files })) {
      writeFileSync(join(folder, name), text);
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
