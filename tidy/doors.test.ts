import { expect, test } from "vitest";
import { actionsSubmit, routesKeepContracts } from "./doors.ts";
import { expectHeld } from "./held.ts";
import { planted } from "./tree.ts";

test("every API route keeps a contract", () => {
  expectHeld(routesKeepContracts);
});

test("an API method without a contract, or with one that is not there, is caught", () => {
  const route = `import { endpoint } from "#app/v1/endpoint";
import { listRefundsContract } from "#app/v1/refunds/contract";

export const GET = endpoint(listRefundsContract, listRefunds);
export const { DELETE, PUT } = otherMethods("GET");
export const POST = endpoint(other, requestRefund);
export const PATCH = loose;
export async function HEAD(request: Request): Promise<Response> {
  return answer(request);
}
`;
  const files = { "app/v1/refunds/route.ts": route };
  const contract = { "app/v1/refunds/contract.ts": "" };
  const [head, post, patch] = ["HEAD", "POST", "PATCH"].map(
    (method) => `app/v1/refunds/route.ts: ${method} keeps no contract.`,
  );
  expect(routesKeepContracts(planted({ ...files, ...contract })).findings).toEqual([
    head,
    post,
    patch,
  ]);
  expect(routesKeepContracts(planted(files)).findings).toHaveLength(4);
});

test("every server action goes through the form's own door", () => {
  expectHeld(actionsSubmit);
});

test("an action that acts by itself is caught, also one inside a component", () => {
  const actions = `"use server";

export async function renameAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, Input, async (ctx, input) => rename(ctx, input));
}

export async function deleteAction(form: FormData): Promise<void> {
  const ctx = await dashboardContext();
  await submit(form, Input, async () => remove(ctx));
}
`;
  expect(actionsSubmit(planted({ "app/actions.ts": actions })).findings).toEqual([
    "app/actions.ts: deleteAction does not go through submit(…).",
  ]);
  const inside = 'export default function Page() {\n  const act = async () => {\n    "use server";';
  expect(actionsSubmit(planted({ "app/page.tsx": inside })).findings).not.toEqual([]);
});
