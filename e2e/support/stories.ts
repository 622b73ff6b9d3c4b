import type { Account, Context } from "#domain/access/context";
import { flushRequests } from "#domain/request-log/log-request";
import type { RequestStory } from "#domain/request-stories/request-story";
import { retrieveStory } from "#domain/request-stories/retrieve-story";
import { type StationName, type StationState, stationsOf } from "#domain/request-stories/stations";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { anApiKeyOf, type Received } from "#e2e/support/handler";

/** Whoever asks the API in a test about stories, and who reads them. */
export interface Storied {
  readonly account: Account;
  readonly owner: Context;
  readonly key: string;
}

/** An account of its own, its owner, and one of its keys. */
export async function aStoried(fields: Partial<Account> = {}): Promise<Storied> {
  const account = await anAccount({ feeBasisPoints: 290, ...fields });
  const owner = personContext(account, await aPerson("owner"));
  return { account, owner, key: await anApiKeyOf(account) };
}

/** The story of the request that was answered so. */
export async function storyOf(
  { owner }: Pick<Storied, "owner">,
  { headers }: Pick<Received, "headers">,
): Promise<RequestStory> {
  await flushRequests();
  return retrieveStory(owner, { requestId: headers.get("request-id") ?? "" });
}

/** The stations that have something to tell, in their order; the one that stopped it with a `!`. */
export function wayOf(story: RequestStory): string {
  return stationsOf(story)
    .filter(({ state }) => state === "done" || state === "stopped")
    .map(({ name, state }) => (state === "stopped" ? `${name}!` : name))
    .join(" ");
}

/** How a story stands at one station. */
export function stateAt(story: RequestStory, name: StationName): StationState | undefined {
  return stationsOf(story).find((station) => station.name === name)?.state;
}

/** From which kind of ledger account to which the money went. */
export function routesOf({ transfers = [] }: RequestStory): readonly string[] {
  return transfers.map(({ debitKind, creditKind }) => `${debitKind} > ${creditKind}`);
}
