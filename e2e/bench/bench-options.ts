import { parseArgs } from "node:util";
import { type WayName, wayNames } from "#e2e/bench/payments/cell";
import type { ServerChoice } from "#e2e/bench/payments/server";

/** What can be measured: ways to take payments, and what goes on besides; and looked into. */
const partNames = [...wayNames, "lists", "auth", "profile"] as const;

type PartName = (typeof partNames)[number];

/** What is to be measured, how often and how long. */
export interface BenchOptions {
  readonly ways: readonly WayName[];
  readonly lists: boolean;
  readonly auth: boolean;
  /** Only where it is named: what is profiled is slower. */
  readonly profile: boolean;
  readonly rounds: number;
  readonly measureMs: number;
  readonly warmUpMs: number;
  readonly callers: readonly number[];
  readonly server: ServerChoice;
  /** Among how many merchants uniform payments go. */
  readonly merchants: number;
  /** How many payments there are of some other account before anything is measured. */
  readonly history: number;
  /** How many payments the accounts have whose lists are measured. */
  readonly rows: readonly number[];
  /** How many branches pgbench's database has. */
  readonly branches: number;
  /** Where the figures go as JSON. */
  readonly json: string | undefined;
}

const usual = {
  rounds: "3",
  seconds: "3",
  callers: "1,8,64,256",
  rows: "10000,1000000",
  branches: "128",
};
const quick = { rounds: "1", seconds: "2", callers: "1,64", rows: "10000", branches: "64" };
const warmUpMs = 700;

/** What the arguments of `npm run bench --` ask for; all of it where they name no part. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: "string" },
      seconds: { type: "string" },
      callers: { type: "string" },
      rows: { type: "string" },
      branches: { type: "string" },
      merchants: { type: "string", default: "64" },
      history: { type: "string", default: "0" },
      server: { type: "string", default: "start" },
      workers: { type: "string", default: "1" },
      quick: { type: "boolean", default: false },
      json: { type: "string" },
    },
  });
  const asked = { ...(values.quick ? quick : usual), ...values };
  const parts = wantedParts(positionals);
  return {
    ways: wayNames.filter((name) => parts.has(name)),
    lists: parts.has("lists"),
    auth: parts.has("auth"),
    profile: positionals.includes("profile"),
    rounds: count(asked.rounds, "rounds"),
    measureMs: count(asked.seconds, "seconds") * 1_000,
    warmUpMs,
    callers: counts(asked.callers, "callers"),
    server: { mode: serverMode(asked.server), workers: count(asked.workers, "workers") },
    merchants: count(asked.merchants, "merchants"),
    history: asked.history === "0" ? 0 : count(asked.history, "history"),
    rows: counts(asked.rows, "rows"),
    branches: count(asked.branches, "branches"),
    json: asked.json,
  };
}

function wantedParts(named: readonly string[]): ReadonlySet<PartName> {
  const parts = partNames.filter((part) => named.length === 0 || named.includes(part));
  const unknown = named.find((name) => !partNames.some((part) => part === name));
  if (unknown === undefined) return new Set(parts);
  throw new Error(`There is nothing called ${unknown} to measure: ${partNames.join(", ")}.`);
}

function serverMode(name: string): ServerChoice["mode"] {
  if (name === "start" || name === "next-start") return name;
  throw new Error("--server is start or next-start.");
}

function counts(text: string, name: string): readonly number[] {
  return text.split(",").map((part) => count(part, name));
}

function count(text: string, name: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`--${name} takes whole numbers above zero.`);
}
