import { expect, test } from "vitest";
import { benchOptions } from "#e2e/bench/bench-options";

test("without arguments everything is measured", () => {
  const options = benchOptions([]);
  expect(options.ways).toEqual(["payments", "baseline", "pgbench", "ceiling"]);
  expect([options.lists, options.auth]).toEqual([true, true]);
  expect(options.callers).toEqual([1, 8, 64, 256]);
});

test("parts are measured alone, and a quick look is one round that options can lengthen", () => {
  const options = benchOptions(["payments", "auth", "--quick", "--seconds", "5", "--workers", "2"]);
  expect(options.ways).toEqual(["payments"]);
  expect([options.lists, options.auth, options.rounds]).toEqual([false, true, 1]);
  expect(options.measureMs).toBe(5_000);
  expect(options.server.workers).toBe(2);
});

test.each([
  [["speed"], "nothing called speed"],
  [["--callers", "1,many"], "--callers takes whole numbers"],
  [["--rounds", "0"], "--rounds takes whole numbers"],
  [["--server", "apache"], "--server is"],
])("%j is refused in words", (args, words) => {
  expect(() => benchOptions(args)).toThrow(words);
});
