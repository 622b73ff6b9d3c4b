import { Gauge, type Registry } from "prom-client";
import type { ChainCheck } from "#domain/audit-checks/chain-check";
import { latestOfEveryChain } from "#domain/audit-checks/latest-of-every-chain";

const gauges = [
  {
    name: "tollgate_audit_chain_faults",
    help: "Places where the last look found an account's audit log touched.",
    value: ({ faultCount }: ChainCheck) => faultCount,
  },
  {
    name: "tollgate_audit_chain_entries",
    help: "How many entries an account's audit chain had at the last look; it never shrinks.",
    value: ({ position }: ChainCheck) => Number(position),
  },
  {
    name: "tollgate_audit_chain_checked_timestamp_seconds",
    help: "When an account's audit chain was last looked along, in unix time.",
    value: ({ checkedAt }: ChainCheck) => checkedAt.epochMilliseconds / 1000,
  },
] as const;

/** Puts into the registry how the audit chain of every account stands. */
export async function setAuditMetrics(registry: Registry): Promise<void> {
  const checks = await latestOfEveryChain();
  for (const { name, help, value } of gauges) {
    const gauge = new Gauge({ name, help, labelNames: ["account"], registers: [registry] });
    for (const check of checks) gauge.set({ account: check.accountId }, value(check));
  }
}
