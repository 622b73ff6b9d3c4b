import { expect, test } from "vitest";
import { healthAnswer } from "#app/health/health-answer";

test("a process that answers is alive, whatever its database does", async () => {
  const answer = healthAnswer();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toEqual({ status: "ok" });
});
