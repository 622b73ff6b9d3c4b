import { setTimeout as wait } from "node:timers/promises";
import { disconnect, sqlClient } from "#db/client";
import type { Account } from "#domain/access/context";
import { type Cuts, startCuttingProxy } from "#e2e/faults/cutting-proxy";
import { type Findings, findingsOf } from "#e2e/faults/findings";
import { type Build, type Installation, startInstallation } from "#e2e/faults/installation";
import { type Deed, type Market, startTrade } from "#e2e/faults/trade";
import { anAccount } from "#e2e/support/account";
import { anApiKeyOf } from "#e2e/support/handler";
import { anApprovedBankAccount } from "#e2e/support/payout";

/** How many trade at once in every run. */
export const clients = 16;

/** What is found of a system that keeps its promises. */
export const nothing: Findings = { lost: [], duplicated: [], overspent: [] };

/** An installation, and an account in it whose money is free to go at once. */
export interface OpenMarket {
  readonly installation: Installation;
  readonly account: Account;
  /** Who receives transfers. */
  readonly destination: Account;
  readonly market: Market;
}

/** Opens a market; one in a process, for the settings of a process are read once. */
export async function openMarket(build: Build, opened: AsyncDisposableStack): Promise<OpenMarket> {
  const installation = await startInstallation(build, opened);
  opened.defer(disconnect);
  return { installation, ...(await tradersAt(installation.origin)) };
}

/** Those who trade at an address, in the installation that the settings of this process name. */
export async function tradersAt(origin: string): Promise<Omit<OpenMarket, "installation">> {
  const account = await anAccount({ feeBasisPoints: 290 });
  const destination = await anAccount();
  await anApprovedBankAccount(account);
  const key = await anApiKeyOf(account);
  return { account, destination, market: { origin, key, destination: destination.id } };
}

/** What came of trading through a proxy that loses answers. */
export interface CutTrade {
  readonly deeds: readonly Deed[];
  readonly cut: number;
  readonly findings: Findings;
}

/** Lets the clients trade for so many seconds through a proxy that loses answers. */
export async function tradeThroughCuts(
  market: Market,
  { seconds, ...cuts }: Omit<Cuts, "origin"> & { readonly seconds: number },
): Promise<CutTrade> {
  await using proxy = await startCuttingProxy({ ...cuts, origin: market.origin });
  const trade = startTrade({ ...market, origin: proxy.origin }, clients);
  await wait(seconds * 1000);
  await trade.stop();
  const findings = await findingsOf(sqlClient(), trade.deeds);
  return { deeds: trade.deeds, cut: proxy.cut(), findings };
}
