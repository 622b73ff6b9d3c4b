import { expect, test } from "vitest";
import { importsOf } from "./imports.ts";

test("every way to name a module is seen, with what of it is left at run time", () => {
  const source = `import "#app/globals";
import type { Context } from "#domain/access/context";
import { type Scope, scopes as all } from "#domain/access/scopes";
import {
  type Change,
  type Insert,
} from "#domain/changes/change";
import fc from "fast-check";
import * as z from "zod";
export { x } from "./x";
export const y = await import("#domain/y");
`;
  expect(importsOf(source)).toEqual([
    { specifier: "#app/globals", isType: false, names: [] },
    { specifier: "#domain/access/context", isType: true, names: ["Context"] },
    { specifier: "#domain/access/scopes", isType: false, names: ["Scope", "scopes"] },
    { specifier: "#domain/changes/change", isType: true, names: ["Change", "Insert"] },
    { specifier: "fast-check", isType: false, names: [] },
    { specifier: "zod", isType: false, names: [] },
    { specifier: "./x", isType: false, names: ["x"] },
    { specifier: "#domain/y", isType: false, names: [] },
  ]);
});
