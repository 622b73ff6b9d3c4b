import fc from "fast-check";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { deleteCustomer } from "#domain/customer-states/delete-customer";
import { createCustomer } from "#domain/customers/create-customer";
import { updateCustomer } from "#domain/customers/update-customer";
import { isOfTypes, likePattern } from "#domain/event-log/event-types";
import { eventView } from "#domain/event-log/event-view";
import { listEvents } from "#domain/event-log/list-events";
import { retrieveEvent } from "#domain/event-log/retrieve-event";
import { thinEventView } from "#domain/event-log/thin-event-view";
import { anAccount, keyContext } from "#e2e/support/account";

/** An account with three events of one customer, oldest first, and one of another. */
async function aStory() {
  const ctx = keyContext(await anAccount());
  const { id } = await createCustomer(ctx, { name: "Ada" });
  await updateCustomer(ctx, { customerId: id, name: "Ada Lovelace" });
  await deleteCustomer(ctx, { customerId: id });
  await createCustomer(ctx, {});
  return { ctx, id };
}

const typesOf = ({ rows }: Awaited<ReturnType<typeof listEvents>>) =>
  rows.map(({ event }) => event.type);

test("events tell what happened in its order, with the object as it stood and what was before", async () => {
  const { ctx, id } = await aStory();
  const { rows } = await listEvents(ctx, { objectId: id, limit: 10 });
  const shown = rows.map((row) => eventView(row, ctx.account)).toReversed();
  expect(shown.map(({ type, sequence }) => [type, sequence])).toEqual([
    ["customer.created", 1],
    ["customer.updated", 2],
    ["customer.deleted", 3],
  ]);
  expect(shown[1]?.data).toMatchObject({
    object: { id, name: "Ada Lovelace" },
    previous_attributes: { name: "Ada" },
  });
  expect(shown[0]?.data).not.toHaveProperty("previous_attributes");
  expect(shown[0]).toMatchObject({ livemode: false, pending_webhooks: 0 });
});

test("types are named one by one, by their beginning, or all at once", async () => {
  const { ctx } = await aStory();
  const ask = async (...types: readonly string[]) =>
    typesOf(await listEvents(ctx, { types, limit: 10 }));
  expect(await ask("customer.updated")).toEqual(["customer.updated"]);
  expect(await ask("customer.*")).toHaveLength(4);
  expect(await ask("*")).toHaveLength(4);
  expect(await ask("refund.*", "customer.deleted")).toEqual(["customer.deleted"]);
  expect(await ask("customer_.*")).toEqual([]);
  await expect(ask("customer.%")).rejects.toMatchObject({ code: "parameter_invalid" });
});

test("events come in pages, newest first", async () => {
  const { ctx } = await aStory();
  const first = await listEvents(ctx, { limit: 3 });
  expect(first.hasMore).toBe(true);
  const rest = await listEvents(ctx, { limit: 3, startingAfter: first.rows.at(-1)?.event.id });
  expect([typesOf(rest), rest.hasMore]).toEqual([["customer.created"], false]);
});

test("an event is found by its id, by its own account alone, with the right to read it", async () => {
  const { ctx } = await aStory();
  const [newest] = (await listEvents(ctx, { limit: 1 })).rows;
  const input = { eventId: newest?.event.id ?? "" };
  expect(await retrieveEvent(ctx, input)).toEqual(newest);
  const stranger = keyContext(await anAccount());
  const missing = { code: "resource_missing", message: "No such event." };
  await expect(retrieveEvent(stranger, input)).rejects.toMatchObject(missing);
  await expect(retrieveEvent(ctx, { eventId: "evt_0" })).rejects.toMatchObject(missing);
  const powerless = { ...ctx, scopes: new Set<never>() };
  const refused = { code: "more_permissions_required" };
  await expect(retrieveEvent(powerless, input)).rejects.toMatchObject(refused);
  await expect(listEvents(powerless, { limit: 1 })).rejects.toMatchObject(refused);
});

test("a thin event names its object and where it is read", async () => {
  const { ctx, id } = await aStory();
  const [newest] = (await listEvents(ctx, { objectId: id, limit: 1 })).rows;
  if (!newest) throw new Error("there are events");
  expect(thinEventView(newest.event, ctx.account)).toMatchObject({
    object: "v2.core.event",
    context: ctx.account.id,
    type: "v1.customer.deleted",
    related_object: { id, type: "customer", url: `/v1/customers/${id}` },
    snapshot_event: newest.event.id,
  });
});

test("the program and the database agree on which types a pattern names", async () => {
  const word = fc.stringMatching(/^[a-z][a-z_]{0,3}$/);
  const type = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("."));
  const pattern = fc.oneof(
    type,
    type.map((start) => `${start}.*`),
    fc.constant("*"),
  );
  await fc.assert(
    fc.asyncProperty(type, pattern, async (name, wanted) => {
      const [row] = await sqlClient()<[{ named: boolean }]>`
        select ${name} like ${likePattern(wanted)} as named`;
      expect(row.named).toBe(isOfTypes(name, [wanted]));
    }),
    { numRuns: 200 },
  );
});
