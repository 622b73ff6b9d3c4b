import { expect, test } from "vitest";
import { durabilityFaults, missingDurability } from "#db/check-durability";
import { sqlClient } from "#db/client";

const safe = { off: [], synchronous_commit: "on", has_standbys: false };

test("a database that may forget is recognised by each setting that lets it", async () => {
  // The database of the tests is made to forget, because nothing of it needs to last.
  const [sentence, ...others] = await missingDurability(sqlClient());
  expect(sentence).toContain("fsync, full_page_writes, synchronous_commit off");
  expect(others).toEqual([]);
});

test("without standbys every kind of waiting is the same, and with them only two are safe", () => {
  const kinds = ["local", "remote_write", "on", "remote_apply"];
  const faultsOf = (has_standbys: boolean) =>
    kinds.filter(
      (synchronous_commit) =>
        durabilityFaults({ ...safe, synchronous_commit, has_standbys }).length > 0,
    );
  expect(faultsOf(false)).toEqual([]);
  expect(faultsOf(true)).toEqual(["local", "remote_write"]);
  const fault = durabilityFaults({ ...safe, synchronous_commit: "local", has_standbys: true });
  expect(fault[0]).toContain("synchronous_commit is local");
});
