import { expect, test } from "vitest";
import { exportedFunctions } from "./exported-functions.ts";

const source = `/** Says yes. */
export async function approveRefund(ctx: Context, input: Input): Promise<Refund> {
  requireScope(ctx, "refunds:approve");
  return commit(ctx, async (read) => decide(read));
}

export async function commit<Result>(
  ctx: Context,
  decide: (read: Reader) => Promise<Change<Result>>,
): Promise<Result> {

  // Why so.
  for (const attempt of attempts) {
    await decide(readerOf(ctx));
  }
}

export default function Page({
  searchParams,
}: PageProps) {
  return submit(
    form,
    schema,
  );
}

export const twice = (value: number) =>
  value * 2;

export function nothing(): void {}

function own(ctx: Context) {
  return ctx;
}
`;

test("the exported functions are found, with comment, first parameter and first statement", () => {
  const none = { isDefault: false, isDocumented: false };
  expect(exportedFunctions(source)).toEqual([
    {
      ...none,
      name: "approveRefund",
      isDocumented: true,
      firstParameter: "ctx: Context",
      firstStatement: 'requireScope(ctx, "refunds:approve");',
    },
    {
      ...none,
      name: "commit",
      firstParameter: "ctx: Context",
      firstStatement: "for (const attempt of attempts) {",
    },
    {
      ...none,
      name: "Page",
      isDefault: true,
      firstParameter: "{   searchParams",
      firstStatement: "return submit( form, schema, );",
    },
    { ...none, name: "twice", firstParameter: "value: number", firstStatement: "value * 2;" },
    { ...none, name: "nothing", firstParameter: "", firstStatement: "" },
  ]);
});
