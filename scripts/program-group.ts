import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { projectRoot } from "#scripts/project";
import { isAlive, signalProgram } from "#scripts/running-program";

/** A program of ours with a process group of its own, so that it and all it starts end together. */
export type ProgramGroup = {
  pid: number;
  /** The exit code; 128 and the signal's number if a signal ended it. */
  ended: Promise<number>;
};

/** Which file with which arguments, and where its output goes: our terminal, a file, a reader. */
export type Program = {
  args: readonly string[];
  env?: Readonly<Record<string, string | undefined>>;
  output: "inherit" | number | ((text: string) => void);
};

/** Starts a Node program that the terminal's Ctrl+C does not reach; `opened` ends it. */
export function startGroup(program: Program, opened: AsyncDisposableStack): ProgramGroup {
  if (opened.disposed) {
    throw new Error("The command was stopped.");
  }
  const child = spawnNode(program);
  if (typeof program.output === "function") {
    child.stdout?.setEncoding("utf8").on("data", program.output);
    child.stderr?.setEncoding("utf8").on("data", program.output);
  }
  const { pid } = child;
  if (pid === undefined) {
    throw new Error(`${process.execPath} does not start.`);
  }
  const ended = exitCode(child);
  opened.defer(() => stopGroup(pid, ended));
  return { pid, ended };
}

/** Runs a Node program to its end; its exit code and all it printed. */
export async function runGroup(
  program: Omit<Program, "output">,
  opened: AsyncDisposableStack,
): Promise<{ code: number; output: string }> {
  let output = "";
  const reader = (text: string) => {
    output += text;
  };
  const { ended } = startGroup({ ...program, output: reader }, opened);
  return { code: await ended, output };
}

function spawnNode({ args, env, output }: Program) {
  const stream = typeof output === "function" ? "pipe" : output;
  return spawn(process.execPath, args, {
    cwd: projectRoot,
    env: Object.assign({}, process.env, env),
    detached: true,
    stdio: ["ignore", stream, stream],
  });
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("close", (code, signal) => {
      resolve(code ?? 128 + constants.signals[signal ?? "SIGKILL"]);
    });
  });
}

async function stopGroup(pid: number, ended: Promise<number>): Promise<void> {
  if (!isAlive(-pid)) {
    return;
  }
  signalProgram(-pid, "SIGTERM");
  const insist = setTimeout(() => signalProgram(-pid, "SIGKILL"), 8_000);
  await ended;
  clearTimeout(insist);
  signalProgram(-pid, "SIGKILL");
}
