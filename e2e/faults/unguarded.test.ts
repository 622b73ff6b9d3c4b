import postgres from "postgres";
import { expect, test } from "vitest";
import { openMarket, tradeThroughCuts } from "#e2e/faults/market";
import { reportNumbers } from "#e2e/support/report-numbers";

/** Takes the database's own fences away, so that only the broken rule is left. */
async function dropChecks(databaseUrl: string): Promise<void> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await owner`alter table charges drop constraint charges_refund_reserved_at_most_captured`;
  await owner`alter table charges drop constraint charges_refunded_at_most_reserved`;
  await owner`do $$ begin
    execute (
      select string_agg(
        format('alter table %s drop constraint %I', conrelid::regclass, conname), ';')
      from pg_constraint join pg_inherits on inhrelid = conrelid
      where inhparent = 'events'::regclass and contype = 'u');
  end $$`;
  await owner.end();
}

test("a system that refunds without a guard is caught by the same look", async () => {
  await using opened = new AsyncDisposableStack();
  const preload = "./e2e/faults/unguarded.ts";
  const { market, installation } = await openMarket({ preload, durable: true }, opened);
  await dropChecks(installation.databaseUrl);
  const { findings, deeds } = await tradeThroughCuts(market, { perCent: 0, seconds: 10 });
  reportNumbers({ overspent: findings.overspent.length, deeds: deeds.length });
  expect(findings.overspent).not.toEqual([]);
});
