import type { Context } from "#domain/access/context";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { listApiKeys } from "#domain/api-keys/list-api-keys";
import { reportLeak } from "#domain/key-changes/report-leak";
import { rotateApiKey } from "#domain/key-changes/rotate-api-key";
import { levelsOfPreset } from "#domain/key-rights/key-presets";
import { scopesOfLevels } from "#domain/key-rights/key-rights";

/** Someone of the team, at any moment. */
type At = (at: Temporal.Instant) => Context;

/** The keys of the shop's other programs: with few rights, with limits, replaced, and leaked. */
export async function openKeys(admin: At, until: Temporal.Instant): Promise<void> {
  const ago = (days: number) => admin(until.subtract({ hours: 24 * days }));
  if ((await listApiKeys(ago(0), { limit: 2 })).rows.length > 1) return;
  await createApiKey(ago(40), { name: "ERP 报表", scopes: preset("read_only") });
  await createApiKey(ago(25), {
    name: "客服退款 Refund desk",
    scopes: preset("refund_desk"),
    networks: ["203.0.113.0/24", "2001:db8:40::/44"],
    spendingLimits: [
      { kind: "refunds", currency: "CNY", mostMinor: "500000" },
      { kind: "refunds", currency: "USD", mostMinor: "70000" },
    ],
    expiresAt: until.add({ hours: 24 * 5 }),
  });
  const kiosk = await createApiKey(ago(20), { name: "Kiosk", scopes: preset("checkout") });
  await rotateApiKey(ago(0), { apiKeyId: kiosk.key.id, graceHours: 24 * 7 });
  const lost = await createApiKey(ago(60), { name: "Payouts", scopes: preset("payout_runner") });
  await reportLeak(ago(12), { apiKeyId: lost.key.id, reissues: true });
}

function preset(name: Parameters<typeof levelsOfPreset>[0]): readonly string[] {
  return scopesOfLevels(levelsOfPreset(name));
}
