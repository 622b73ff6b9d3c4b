import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { DomainError } from "#domain/errors/domain-error";
import { letThrough } from "#domain/floods/let-through";
import { listBlocks } from "#domain/floods/list-blocks";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import type { Caller } from "#http/authenticate";
import { guarded } from "#http/flood-guard";
import { randomBelow } from "#platform/random";
import { settings } from "#platform/settings";

const route = "GET /v1/balance";

function anAddress(): string {
  const parts = Array.from({ length: 3 }, () => randomBelow(256));
  return `10.${parts.join(".")}`;
}

const stranger = () => Promise.reject(new DomainError("api_key_invalid", "It is not valid."));

async function aCaller(fields: Partial<Caller> = {}) {
  const account = await anAccount();
  const caller: Caller = { ctx: keyContext(account), notice: undefined, ...fields };
  return { account, caller, come: async () => caller };
}

/** How often an address is asked, until it is blocked. */
async function flooded(address: string): Promise<void> {
  for (let turn = 0; turn <= settings().floodLimit; turn += 1) {
    await guarded(address, route, stranger).catch(() => undefined);
  }
}

const told: unknown = expect.stringContaining('"flood"');
const blocked = { code: "rate_limit", message: told };

test("after too many bad keys an address is refused, whoever asks there, and another is not", async () => {
  const address = anAddress();
  const { come } = await aCaller();
  await guarded(address, route, come);
  await flooded(address);
  await expect(guarded(address, route, stranger)).rejects.toMatchObject(blocked);
  await expect(guarded(address, route, come)).rejects.toMatchObject(blocked);
  await expect(guarded(anAddress(), route, come)).resolves.toBeDefined();
});

test("without a proxy that is trusted no address is believed, and none is blocked", async () => {
  const { come } = await aCaller();
  for (let turn = 0; turn < 300; turn += 1) {
    await guarded(null, route, stranger).catch(() => undefined);
  }
  await expect(guarded(null, route, come)).resolves.toBeDefined();
});

test("a server that its key names comes through, also where strangers guess keys beside it", async () => {
  const address = anAddress();
  const { ctx } = (await aCaller()).caller;
  const admin = personContext(ctx.account, await aPerson("admin"));
  const { key } = await createApiKey(admin, { name: "Server" });
  const { come } = await aCaller({ key: { ...key, networks: [`${address}/32`] } });
  await guarded(address, route, come);
  await flooded(address);
  await expect(guarded(address, route, come)).resolves.toBeDefined();
});

test("whose keys a block touches is shown it, and comes through once somebody there says so", async () => {
  const address = anAddress();
  const { account, come } = await aCaller();
  const other = await aCaller();
  const admin = personContext(account, await aPerson("admin"));
  await flooded(address);
  const shown = async () =>
    (await listBlocks(admin)).some(({ block }) => block.address === address);
  while (!(await shown())) {
    await expect(guarded(address, route, come)).rejects.toMatchObject(blocked);
    await wait(20);
  }
  await letThrough(admin, { address, letThrough: true });
  const comes = () =>
    guarded(address, route, come).then(
      () => true,
      () => false,
    );
  while (!(await comes())) await wait(5);
  await expect(guarded(address, route, other.come)).rejects.toMatchObject(blocked);
  await expect(guarded(address, route, stranger)).rejects.toMatchObject(blocked);
});
