import { expect, test } from "vitest";
import { paramsOf, type RouteHandler, routeOf } from "#server/route";

const nowhere = { params: Promise.resolve({}) };

function answering(text: string): RouteHandler {
  return () => new Response(text);
}

async function ask(exported: Readonly<Record<string, RouteHandler>>, method: string) {
  const answer = await routeOf([], exported).handlers.get(method)?.(
    new Request("https://pay.example.com/v1"),
    nowhere,
  );
  return answer && { status: answer.status, allow: answer.headers.get("allow") };
}

test("a GET answers HEAD as well, and OPTIONS names what there is", async () => {
  const exported = { GET: answering("get"), POST: answering("post") };
  expect(await ask(exported, "HEAD")).toEqual({ status: 200, allow: null });
  expect(await ask(exported, "OPTIONS")).toEqual({
    status: 204,
    allow: "GET, HEAD, OPTIONS, POST",
  });
});

test("what a route says of HEAD and OPTIONS itself goes before", async () => {
  const refuse = () => new Response(null, { status: 405, headers: { allow: "GET" } });
  const exported = { GET: answering("get"), HEAD: refuse, OPTIONS: refuse };
  expect(await ask(exported, "HEAD")).toEqual({ status: 405, allow: "GET" });
  expect(await ask(exported, "OPTIONS")).toEqual({ status: 405, allow: "GET" });
});

test("a method the route does not have is refused, one that no route can have is not there", async () => {
  expect(await ask({ POST: answering("post") }, "GET")).toEqual({ status: 405, allow: null });
  expect(await ask({ POST: answering("post") }, "HEAD")).toEqual({ status: 405, allow: null });
  expect(await ask({ GET: answering("get") }, "TRACE")).toBeUndefined();
});

test("the words of an address are told by the names of their folders, decoded where they can be", () => {
  const route = routeOf(
    [
      { kind: "word", word: "v1" },
      { kind: "one", name: "customer" },
      { kind: "rest", name: "path" },
    ],
    {},
  );
  expect(paramsOf(route, ["v1", "a%20b", "c", "%zz"])).toEqual({
    customer: "a b",
    path: ["c", "%zz"],
  });
  const optional = routeOf([{ kind: "optional-rest", name: "path" }], {});
  expect(paramsOf(optional, [])).toEqual({});
});
