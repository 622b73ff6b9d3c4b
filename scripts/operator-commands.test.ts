import { expect, test } from "vitest";
import { findApplication } from "#domain/applications/load-application";
import { blockAddress } from "#domain/floods/block-address";
import { blocksInForce } from "#domain/floods/queries";
import { anAccount } from "#e2e/support/account";
import { anApplication } from "#e2e/support/oauth";
import { npmRun } from "#e2e/support/run-command";
import { randomBelow } from "#platform/random";

/** Whether nobody is let in from there. */
async function isBlocked(address: string): Promise<boolean> {
  return (await blocksInForce(address, Date.now())).length > 0;
}

test("the operator ends the block of an address, once", async () => {
  const address = `10.${randomBelow(256)}.${randomBelow(256)}.${randomBelow(256)}`;
  await blockAddress(address);
  expect(await isBlocked(address)).toBe(true);
  expect(await npmRun("lift-block", [address])).toEqual({
    code: 0,
    out: `${address} is no longer blocked.`,
    errors: "",
  });
  expect(await isBlocked(address)).toBe(false);
  expect(await npmRun("lift-block", [address])).toMatchObject({ code: 1, out: "" });
  const unsaid = await npmRun("lift-block", []);
  expect(unsaid.code).toBe(2);
  expect(unsaid.errors).toContain("Usage: npm run lift-block");
});

test("the operator opens an application to every merchant, and closes it again", async () => {
  const { application } = await anApplication(await anAccount());
  const isOpen = async () => (await findApplication(application.id))?.isForEveryone;
  expect(await isOpen()).toBe(false);
  expect(await npmRun("open-application", [application.id])).toEqual({
    code: 0,
    out: `${application.name} is open to every merchant.`,
    errors: "",
  });
  expect(await isOpen()).toBe(true);
  await npmRun("open-application", [application.id, "--close"]);
  expect(await isOpen()).toBe(false);
  expect(await npmRun("open-application", ["app_0"])).toMatchObject({
    code: 1,
    errors: "No such application.",
  });
  expect((await npmRun("open-application", [])).code).toBe(2);
});
