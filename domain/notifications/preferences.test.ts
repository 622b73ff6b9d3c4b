import { expect, test } from "vitest";
import { noticeKinds } from "#db/schema/notifications";
import { listPreferences } from "#domain/notifications/list-preferences";
import { SetPreferencesInput, setPreferences } from "#domain/notifications/set-preferences";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";

test("everything is wanted until somebody says otherwise, and only what can come is asked", async () => {
  const account = await anAccount();
  const viewer = personContext(account, await aPerson("viewer"));
  expect(await listPreferences(viewer)).toEqual([{ kind: "new_device", isOn: true }]);
  const owner = personContext(account, await aPerson("owner"));
  const all = await listPreferences(owner);
  expect(all).toHaveLength(noticeKinds.length);
  expect(all.every(({ isOn }) => isOn)).toBe(true);
});

test("a kind can be turned off and on again, and two at once lose nothing", async () => {
  const ctx = personContext(await anAccount(), await aPerson("developer"));
  await setPreferences(ctx, { on: ["new_device"] });
  await Promise.all([
    setPreferences(ctx, { on: ["new_device", "api_key_expiring"] }),
    setPreferences(ctx, { on: ["new_device", "api_key_expiring"] }),
  ]);
  expect(await listPreferences(ctx)).toEqual([
    { kind: "endpoint_failing", isOn: false },
    { kind: "api_key_expiring", isOn: true },
    { kind: "new_device", isOn: true },
    { kind: "alert", isOn: false },
    { kind: "deprecation", isOn: false },
  ]);
});

test("what a person said in another role stays", async () => {
  const [account, person] = [await anAccount(), await aPerson("owner")];
  await setPreferences(personContext(account, person), { on: ["new_device"] });
  await setPreferences(personContext(account, { ...person, role: "viewer" }), { on: [] });
  const said = await listPreferences(personContext(account, person));
  expect(said.filter(({ isOn }) => isOn)).toEqual([]);
});

test("one box that is ticked comes as a text, none as nothing", () => {
  expect(SetPreferencesInput.parse({ on: "new_device" })).toEqual({ on: ["new_device"] });
  expect(SetPreferencesInput.parse({})).toEqual({ on: [] });
  expect(SetPreferencesInput.safeParse({ on: ["anything"] }).success).toBe(false);
});

test("keys choose no e-mails", async () => {
  const ctx = keyContext(await anAccount());
  const code = "more_permissions_required";
  await expect(setPreferences(ctx, { on: [] })).rejects.toMatchObject({ code });
  await expect(listPreferences(ctx)).rejects.toMatchObject({ code });
});
