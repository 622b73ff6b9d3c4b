import { expect, test } from "vitest";
import { askDatabase, databaseAnswers } from "#db/database-answers";

const longMs = 60_000;

test("a database that answers does, one that refuses or says nothing does not", async () => {
  expect(await databaseAnswers()).toBe(true);
  const refused = askDatabase(() => Promise.reject(new Error("refused")), longMs);
  expect(await refused()).toBe(false);
  const silent = askDatabase(() => Promise.withResolvers().promise, 1);
  expect(await silent()).toBe(false);
});

test("many who ask at once cost one query, and whoever asks later has an answer of their own", async () => {
  let queries = 0;
  const ask = askDatabase(() => {
    queries += 1;
    return queries === 1 ? Promise.reject(new Error("refused")) : Promise.resolve();
  }, longMs);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([false, false, false]);
  expect(queries).toBe(1);
  expect(await ask()).toBe(true);
});
