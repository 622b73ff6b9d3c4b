import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { contracts } from "#app/v1/contracts";
import { ask, comparable, type Got, type Sent } from "#e2e/support/ask";
import { drawnParameters, formOf } from "#e2e/support/drawn-parameters";
import { filledPath, idsByParameter, type OneOfEach } from "#e2e/support/one-of-each";
import { aPlane, type Plane, startNext } from "#e2e/support/plane";
import type { AnyContract } from "#http/contract";
import type { IdPrefix } from "#platform/ids";
import { settings } from "#platform/settings";

const opened = new AsyncDisposableStack();
const planes: Plane[] = [];

// One after another, as they share the second server.
test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  planes.push(await aPlane(settings().origin), await aPlane(await startNext(opened)));
});

test.afterAll(() => opened.disposeAsync());

/**
 * The same request to both servers: what only reads is asked of both for the same shop, and what
 * writes of each for its own, as it can be done but once.
 */
async function expectAlike(request: (plane: Plane) => Sent): Promise<void> {
  const [ours, next] = planes;
  if (!ours || !next) throw new Error("The servers are not there.");
  const [one, other] = [request(ours), request(next)];
  if (one.method === "DELETE" || one.method === "POST") {
    return expectSame(await ask(ours.origin, one), await ask(next.origin, other), one);
  }
  // The worker may come between the two.
  await expect(async () => {
    for (const sent of [one, other]) {
      expectSame(await ask(ours.origin, sent), await ask(next.origin, sent), sent);
    }
  }).toPass();
}

function expectSame(one: Got, other: Got, sent: Sent): void {
  expect(comparable(one), `${sent.method} ${sent.path} ${sent.body}`).toEqual(comparable(other));
}

function bearer({ key }: Plane): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${key}` };
}

const form = { "content-type": "application/x-www-form-urlencoded" };
const json = { "content-type": "application/json" };
const operations: readonly AnyContract[] = Object.values(contracts);

const drawing = { numRuns: 4, seed: 7 };

/** Stands for an id until it is known whose shop is asked. */
const placeholder = (prefix: IdPrefix) => `ID-${prefix}-`;

function ownIds(text: string, { ids }: Plane): string {
  return text.replaceAll(/ID-([a-z]+)-/g, (_, prefix: IdPrefix) => ids[prefix] ?? "x");
}

interface Draw {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly asJson: boolean;
  readonly idempotencyKey: string | undefined;
}

function spelled({ method, path }: AnyContract, draw: Draw, plane: Plane): Sent {
  const place = filledPath(path, (prefix) => plane.ids[prefix] ?? "x");
  const parameters = ownIds(formOf(draw.parameters), plane);
  if (method !== "POST") {
    return {
      method,
      path: parameters === "" ? place : `${place}?${parameters}`,
      headers: bearer(plane),
    };
  }
  const key = draw.idempotencyKey === undefined ? {} : { "idempotency-key": draw.idempotencyKey };
  return {
    method,
    path: place,
    headers: { ...bearer(plane), ...key, ...(draw.asJson ? json : form) },
    body: draw.asJson ? ownIds(JSON.stringify(draw.parameters), plane) : parameters,
  };
}

/** Ids as they would be were every kind of thing its own placeholder. */
const drawnIds = idsByParameter(
  new Proxy<OneOfEach>({}, { get: (_, prefix) => placeholder(prefix as IdPrefix) }),
);

/** Next reads a query into an object and writes it anew, which this name does not survive. */
function survivesNext({ parameters }: Draw): boolean {
  return !Object.hasOwn(parameters, "__proto__");
}

test("every operation answers alike, whatever it is sent", async () => {
  // What deletes comes last, so that there is something left to ask for.
  const ordered = operations.toSorted((one, other) => rank(one) - rank(other));
  for (const contract of ordered) {
    const draw = fc.record<Draw>({
      parameters: drawnParameters(contract, drawnIds),
      asJson: fc.boolean(),
      idempotencyKey: fc.option(fc.constantFrom("one", "two"), { nil: undefined }),
    });
    const nothing = { parameters: {}, asJson: false, idempotencyKey: "once" };
    for (const drawn of [nothing, ...fc.sample(draw.filter(survivesNext), drawing)]) {
      await expectAlike((plane) => spelled(contract, drawn, plane));
    }
  }
});

function rank({ method }: AnyContract): number {
  return method === "DELETE" ? 1 : 0;
}

test("every path answers every method alike", async () => {
  const paths = new Set(operations.map(({ path }) => filledPath(path, (prefix) => `${prefix}_x`)));
  const others = "/v1 /v1/teapots /v2/teapots /openapi.json /health /metrics /ready".split(" ");
  for (const path of [...paths, ...others]) {
    for (const method of ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "PROPFIND"]) {
      await expectAlike((plane) => ({ method, path, headers: bearer(plane) }));
    }
  }
});

test("addresses that are odd are taken, moved or refused alike", async () => {
  const paths = [
    "/v1/",
    "/v1/balance/",
    "/v1/balance/?limit=3",
    "//v1//balance",
    "/v1\\balance",
    "/V1/balance",
    "/%761/balance",
    "/v1/%62alance",
    "/v1%2Fbalance",
    "/v1/customers/a%2Fb",
    "/v1/customers/%E8%8C%B6",
    "/v1/customers/a b".replace(" ", "%20"),
    "/v1/customers/cus;a=b",
    `/v1/customers/${"a".repeat(9_000)}`,
    "/v1/customers?limit=2&limit=3",
    "/v1/customers?a[b][c]=1",
    "/openapi.json/x",
    "/metrics/x",
    "/v3/balance",
    "/oauth/nothing",
  ];
  for (const path of paths) {
    for (const method of ["GET", "POST"]) {
      await expectAlike((plane) => ({ method, path, headers: bearer(plane) }));
    }
  }
});

test("broken and huge bodies are refused alike", async () => {
  const bodies: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [json, '{"name":'],
    [json, '{"a":'.repeat(100_000)],
    [json, "[1]"],
    [json, ""],
    [json, '{"name":"a","name":"b"}'],
    [form, "name=%FF%FE"],
    [form, `name${"[b]".repeat(100)}=1`],
    [form, Array.from({ length: 2_000 }, (_, place) => `a${place}=1`).join("&")],
    [form, `description=${"x".repeat(600_000)}`],
    [form, `description=${"x".repeat(3_000_000)}`],
    [form, "name=%E8%8C%B6&metadata[%E8%8C%B6]=1"],
    [{ "content-type": "text/csv" }, "name,a"],
    [{}, "name=a"],
    [{ ...form, "transfer-encoding": "chunked" }, "name=in+pieces"],
  ];
  for (const [headers, body] of bodies) {
    await expectAlike((plane) => ({
      method: "POST",
      path: "/v1/customers",
      headers: { ...bearer(plane), ...headers },
      body,
    }));
  }
});

test("whoever shows no key, a wrong one or another's account is refused alike", async () => {
  const shown: readonly ((plane: Plane) => Readonly<Record<string, string>>)[] = [
    () => ({}),
    () => ({ authorization: "" }),
    () => ({ authorization: "Bearer" }),
    () => ({ authorization: "Bearer tg_test_nothing" }),
    () => ({ authorization: "Basic dGdfdGVzdF9ub3RoaW5nOg==" }),
    () => ({ authorization: "Digest x" }),
    ({ key }) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` }),
    (plane) => ({ ...bearer(plane), "stripe-account": plane.account.id }),
    (plane) => ({ ...bearer(plane), "stripe-account": "acct_x" }),
    (plane) => ({ ...bearer(plane), "stripe-version": "2020-01-01" }),
    (plane) => ({ ...bearer(plane), "stripe-version": "nonsense\u00e9" }),
    (plane) => ({ ...bearer(plane), "idempotency-key": "" }),
    (plane) => ({ ...bearer(plane), "idempotency-key": "4242424242424242" }),
    (plane) => ({ ...bearer(plane), "idempotency-key": "x".repeat(300) }),
    (plane) => ({ ...bearer(plane), host: "evil.example" }),
    (plane) => ({ ...bearer(plane), "x-forwarded-host": "evil.example" }),
  ];
  for (const headers of shown) {
    for (const [method, path] of [
      ["GET", "/v1/balance"],
      ["POST", "/v1/customers"],
    ] as const) {
      await expectAlike((plane) => ({ method, path, headers: headers(plane) }));
    }
  }
});

test("a key that is used again is answered alike", async () => {
  const sent = (idempotencyKey: string, body: string) => (plane: Plane) => ({
    method: "POST",
    path: "/v1/payment_intents",
    headers: { ...bearer(plane), ...form, "idempotency-key": idempotencyKey },
    body,
  });
  const paid = "amount=500&currency=cny&confirm=true&payment_method=pm_card_visa";
  const declined = paid.replace("visa", "chargeDeclined");
  for (const body of [paid, paid, declined, `${paid}&description=x`]) {
    await expectAlike(sent("again", body));
  }
  for (const body of [declined, declined]) await expectAlike(sent("declined", body));
});

test("the books' metrics are told alike to whoever shows the token", async () => {
  const [ours, next] = planes.map(({ origin }) => origin);
  const headers = { authorization: `Bearer ${settings().metricsToken}` };
  const named = async (origin = "") => {
    const {
      status,
      headers: answered,
      body,
    } = await ask(origin, { method: "GET", path: "/metrics", headers });
    const names = [...body.matchAll(/^# TYPE (tollgate_\w+)/gm)].map(([, name]) => name);
    return { status, type: answered["content-type"], names: new Set(names) };
  };
  await expectAlike((plane) => ({ method: "GET", path: "/v1/balance", headers: bearer(plane) }));
  expect(await named(ours)).toEqual(await named(next));
});
