import { expect, onTestFinished, test } from "vitest";
import { applicationRole, sqlClient } from "#db/client";
import { openLine } from "#db/line";
import { asOwner } from "#e2e/support/as-owner";
import { openSilentWay } from "#e2e/support/falling-silent";
import { randomToken } from "#platform/random";
import { settings } from "#platform/settings";

const soon = { timeout: 20_000, interval: 5 };
const tell = (channel: string, payload: string) => sqlClient().notify(channel, payload);

/** A line that is known to Postgres by a name of its own, and what is heard on a channel of it. */
function aLine(change: (url: URL) => void = () => undefined) {
  const name = `line-${randomToken()}`;
  const channel = `channel_${randomToken()}`;
  const url = new URL(settings().databaseUrl);
  url.searchParams.set("application_name", name);
  change(url);
  const line = openLine({ url: url.href, role: applicationRole, tell });
  onTestFinished(() => line.close());
  const heard: string[] = [];
  const hears = line.add({
    channel,
    heard: (payload) => heard.push(payload),
    resumed: () => heard.push("resumed"),
  });
  return { name, channel, line, hears, heard };
}

test("what is told on a channel is heard there, and only there", async () => {
  const { channel, line, hears, heard } = aLine();
  expect(hears()).toBe(false);
  await expect.poll(hears, soon).toBe(true);
  const other: string[] = [];
  const hearsOther = line.add({
    channel: `${channel}_other`,
    heard: (payload) => other.push(payload),
    resumed: () => other.push("resumed"),
  });
  await expect.poll(hearsOther, soon).toBe(true);
  await tell(channel, "one");
  await tell(`${channel}_other`, "two");
  await expect.poll(() => other, soon).toEqual(["resumed", "two"]);
  expect(heard).toEqual(["resumed", "one"]);
});

test("a connection that Postgres ended is made anew, and what hears is told so", async () => {
  const { name, channel, hears, heard } = aLine();
  await expect.poll(hears, soon).toBe(true);
  await asOwner(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1",
    [name],
  );
  await expect.poll(hears, soon).toBe(false);
  await expect.poll(hears, soon).toBe(true);
  await tell(channel, "later");
  await expect.poll(() => heard, soon).toEqual(["resumed", "resumed", "later"]);
});

test("a connection that brings nothing any more is not believed for a second", async () => {
  await using way = await openSilentWay(Number(new URL(settings().databaseUrl).port));
  const { channel, hears, heard } = aLine((url) => {
    url.port = String(way.port);
  });
  await expect.poll(hears, soon).toBe(true);
  way.fallSilent();
  const silentAt = performance.now();
  await tell(channel, "unheard");
  await expect.poll(hears, soon).toBe(false);
  expect(performance.now() - silentAt).toBeLessThan(1000);
  way.speakAgain();
  await expect.poll(hears, soon).toBe(true);
  expect(heard).toEqual(["resumed", "resumed"]);
});

test("a line to another database, or through what drops notifications, is never believed", async () => {
  const { name, hears, heard } = aLine((url) => {
    url.pathname = "/postgres";
  });
  const listening = `select 1 from pg_stat_activity
    where application_name = $1 and query ilike 'listen%' and state = 'idle'`;
  await expect.poll(async () => (await asOwner(listening, [name])).length, soon).toBe(1);
  expect(hears()).toBe(false);
  expect(heard).toEqual([]);
});

test("a closed line has no connection and hears nothing", async () => {
  const { name, line, hears } = aLine();
  await expect.poll(hears, soon).toBe(true);
  await line.close();
  expect(hears()).toBe(false);
  const left = "select 1 from pg_stat_activity where application_name = $1";
  await expect.poll(async () => (await asOwner(left, [name])).length, soon).toBe(0);
});
