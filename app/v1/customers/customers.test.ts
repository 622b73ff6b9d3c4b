import { expect, test } from "vitest";
import * as item from "#app/v1/customers/[customer]/route";
import * as collection from "#app/v1/customers/route";
import { anAccount } from "#e2e/support/account";
import { anApiKeyOf, call, withoutRequest } from "#e2e/support/handler";

async function aCaller() {
  return anApiKeyOf(await anAccount());
}

async function created(key: string, form: Record<string, string> = {}) {
  const path = "/v1/customers";
  const answer = await call(collection.POST, { method: "POST", path, key, form });
  expect(answer.status).toBe(200);
  return answer;
}

test("a customer is created, shown, changed and deleted", async () => {
  const key = await aCaller();
  const form = {
    name: "Jane",
    email: "Jane@Example.com",
    "metadata[plan]": "pro",
    "metadata[a]": "1",
  };
  const customer = await created(key, { ...form, "address[city]": "Köln" });
  expect(customer.body).toMatchObject({
    object: "customer",
    name: "Jane",
    email: "jane@example.com",
    metadata: { plan: "pro", a: "1" },
    address: { city: "Köln", line1: null },
    livemode: false,
  });

  const path = `/v1/customers/${customer.textAt("id")}`;
  const shown = await call(item.GET, { path, key });
  expect(shown.body).toEqual(customer.body);

  const changes = { name: "", "metadata[a]": "", "metadata[b]": "2" };
  const changed = await call(item.POST, { method: "POST", path, key, form: changes });
  expect(changed.body).toMatchObject({ name: null });
  expect(changed.at("metadata")).toEqual({ plan: "pro", b: "2" });
  const cleared = await call(item.POST, { method: "POST", path, key, json: { metadata: "" } });
  expect(cleared.at("metadata")).toEqual({});

  const deleted = await call(item.DELETE, { method: "DELETE", path, key });
  expect(deleted.body).toEqual({ id: customer.at("id"), object: "customer", deleted: true });
  expect((await call(item.GET, { path, key })).body).toEqual(deleted.body);
  expect(await call(item.POST, { method: "POST", path, key, form })).toMatchObject({ status: 404 });
});

test("customers are listed newest first, by page in both ways, without the deleted", async () => {
  const key = await aCaller();
  const ids: string[] = [];
  for (let place = 0; place < 5; place += 1) ids.unshift((await created(key)).textAt("id"));
  const list = async (query: string) => {
    const page = await call(collection.GET, { path: `/v1/customers?${query}`, key });
    return [page.ids.map((id) => ids.indexOf(id)), page.at("has_more")];
  };
  expect(await list("limit=2")).toEqual([[0, 1], true]);
  expect(await list(`limit=2&starting_after=${ids[1]}`)).toEqual([[2, 3], true]);
  expect(await list(`limit=2&starting_after=${ids[3]}`)).toEqual([[4], false]);
  expect(await list(`limit=2&ending_before=${ids[3]}`)).toEqual([[1, 2], true]);
  expect(await list(`limit=2&ending_before=${ids[2]}`)).toEqual([[0, 1], false]);
  await call(item.DELETE, { method: "DELETE", path: `/v1/customers/${ids[0]}`, key });
  expect(await list("")).toEqual([[1, 2, 3, 4], false]);
});

test("a list is narrowed by e-mail address and by time", async () => {
  const key = await aCaller();
  const jane = await created(key, { email: "jane@example.com" });
  const at = Number(jane.at("created"));
  await created(key, { email: "joe@example.com" });
  const count = async (query: string) => {
    return (await call(collection.GET, { path: `/v1/customers?${query}`, key })).ids.length;
  };
  expect(await count("email=JANE@example.com")).toBe(1);
  expect(await count(`created[lte]=${at + 5}&created[gte]=${at - 5}`)).toBe(2);
  expect(await count(`created[gt]=${at + 5}`)).toBe(0);
  expect(await count(`created=${at - 100}`)).toBe(0);
});

test("what a list cannot do is refused by the parameter's name", async () => {
  const key = await aCaller();
  const refused = async (query: string) => {
    const answer = await call(collection.GET, { path: `/v1/customers?${query}`, key });
    expect(answer.status).toBe(400);
    return answer.at("error", "param");
  };
  expect(await refused("limit=0")).toBe("limit");
  expect(await refused("limit=101")).toBe("limit");
  expect(await refused("limit=ten")).toBe("limit");
  expect(await refused("created=soon")).toBe("created");
  expect(await refused("created[gt]=soon")).toBe("created[gt]");
  expect(await refused("created[after]=1")).toBe("created[after]");
  expect(await refused("starting_after=cus_a&ending_before=cus_b")).toBe("ending_before");
  expect(await refused("expand[]=data.nothing")).toBe("expand");
  expect(await refused("colour=red")).toBe("colour");
});

test("another account's customer and one that never was answer the same bytes", async () => {
  const id = (await created(await aCaller())).textAt("id");
  const key = await aCaller();
  const strange = id.slice(0, -1) + (id.endsWith("0") ? "1" : "0");
  const answers = await Promise.all(
    [id, strange, "cus_x", "nonsense", "cus_%00"].map(async (each) => {
      const path = `/v1/customers/${each}`;
      return [
        await call(item.GET, { path, key }),
        await call(item.DELETE, { method: "DELETE", path, key }),
        await call(item.POST, { method: "POST", path, key, form: { name: "Mine" } }),
      ];
    }),
  );
  expect(
    new Set(
      answers
        .slice(0, -1)
        .flat()
        .map(({ text }) => withoutRequest(text)),
    ).size,
  ).toBe(1);
  for (const { status } of answers.slice(0, -1).flat()) expect(status).toBe(404);
  for (const { status } of answers.slice(-1).flat()) expect(status).toBe(400);
});
