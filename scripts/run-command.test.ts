import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { projectRoot } from "#scripts/project";
import { isAlive, startMark, stopProgram } from "#scripts/running-program";

/** A command in its own process: it starts a program of its own and tells that one's pid. */
function aCommand(end: string) {
  const source = `
    import { runCommand } from "#scripts/run-command";
    import { startGroup } from "#scripts/program-group";
    await runCommand(async (opened) => {
      const args = ["-e", "setInterval(() => undefined, 1000)"];
      const group = startGroup({ args, output: "inherit" }, opened);
      console.log(group.pid);
      ${end}
    });`;
  const command = spawn(process.execPath, ["--input-type=module", "-e", source], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  command.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const started = once(command.stdout, "data").then(([text]) => Number(String(text)));
  return { command, started, ended: once(command, "close"), errors: () => errors };
}

test("a stopped command ends what it started, and its code tells the signal", async () => {
  const { command, started, ended } = aCommand("return group.ended;");
  const pid = await started;
  command.kill("SIGTERM");
  command.kill("SIGTERM");
  expect(await ended).toEqual([143, null]);
  expect(isAlive(pid)).toBe(false);
});

test("a command that fails ends what it started, and tells the error", async () => {
  const { started, ended, errors } = aCommand('throw new Error("The port is taken.");');
  const pid = await started;
  expect(await ended).toEqual([1, null]);
  expect(errors()).toBe("The port is taken.\n");
  expect(isAlive(pid)).toBe(false);
});

test("a program that does not listen is ended all the same", async () => {
  const stubborn = spawn(process.execPath, [
    "-e",
    "process.on('SIGTERM', () => undefined); console.log('up'); setInterval(() => undefined, 1000)",
  ]);
  const pid = Number(stubborn.pid);
  await once(stubborn.stdout, "data");
  const mark = startMark(pid);
  await stopProgram(pid, () => startMark(pid) === mark, { signal: "SIGTERM", patienceMs: 100 });
  expect(startMark(pid)).not.toBe(mark);
});
