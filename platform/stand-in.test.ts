import { expect, test } from "vitest";
import { standIn } from "#platform/stand-in";

/** How many real ones were made. */
function counted() {
  let made = 0;
  class Address extends standIn(URL) {
    override get hostname(): string {
      return "short";
    }

    override make(): URL {
      made += 1;
      return new URL("https://long.example/path?a=1");
    }
  }
  return { address: new Address(), made: () => made };
}

test("what it answers itself needs no real one", () => {
  const { address, made } = counted();
  expect(address.hostname).toBe("short");
  expect(address).toBeInstanceOf(URL);
  expect(made()).toBe(0);
});

test("everything else is the real one's, which is made once", () => {
  const { address, made } = counted();
  expect(address.pathname).toBe("/path");
  expect(address.searchParams.get("a")).toBe("1");
  expect(address.toString()).toBe("https://long.example/path?a=1");
  expect(made()).toBe(1);
});

test("no member of the class it stands for is left without an answer", () => {
  class Page extends standIn(Response) {
    override make(): Response {
      return new Response("text");
    }
  }
  const names = Reflect.ownKeys(Response.prototype);
  const read = (name: string | symbol): unknown => Reflect.get(new Page(), name);
  for (const name of names) expect(() => read(name)).not.toThrow();
});
