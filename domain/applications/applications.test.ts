import { generateKeyPairSync } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { applicationSecrets, applications } from "#db/schema/oauth";
import { auditEntries } from "#db/schema/record";
import { mayActFor } from "#domain/applications/application";
import { ApplicationInput } from "#domain/applications/application-input";
import { changeApplication } from "#domain/applications/change-application";
import { isSecretOf } from "#domain/applications/client-secret";
import { listApplications, retrieveApplication } from "#domain/applications/list-applications";
import { publicKeySet } from "#domain/applications/public-keys";
import { isRedirectUri } from "#domain/applications/redirect-uri";
import { registerApplication } from "#domain/applications/register-application";
import { rotateClientSecret } from "#domain/applications/rotate-client-secret";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { anApplication, usualApplication } from "#e2e/support/oauth";
import { systemClock } from "#platform/clock";

async function developer() {
  const account = await anAccount();
  return { account, ctx: personContext(account, await aPerson("developer")) };
}

test("an application waits for its review, and its secret is kept nowhere", async () => {
  const { ctx } = await developer();
  const { application, secret = "" } = await registerApplication(ctx, usualApplication);
  expect(application.status).toBe("waiting");
  expect(secret).toMatch(/^tg_cs_[\w-]{43}$/);
  expect(await isSecretOf(application.id, secret, systemClock)).toBe(true);
  const rows = [
    await database().select().from(applications).where(eq(applications.id, application.id)),
    await database()
      .select()
      .from(applicationSecrets)
      .where(eq(applicationSecrets.applicationId, application.id)),
    await database().select().from(auditEntries).where(eq(auditEntries.subject, application.id)),
  ];
  expect(rows.flat()).toHaveLength(3);
  const text = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === "bigint" ? "" : value,
  );
  expect(text).not.toContain(secret.slice(6, 30));
});

test("a secret proves one application, and none that it is not of", async () => {
  const { account } = await developer();
  const [one, other] = [await anApplication(account), await anApplication(account)];
  expect(await isSecretOf(one.application.id, other.secret, systemClock)).toBe(false);
});

test("after a rotation both secrets work for as long as was said, then the new one alone", async () => {
  const { ctx } = await developer();
  const { application, secret: former = "" } = await registerApplication(ctx, usualApplication);
  const input = { applicationId: application.id, overlapHours: 2 };
  const { secret = "" } = await rotateClientSecret(ctx, input);
  const works = (text: string, hours: number) =>
    isSecretOf(application.id, text, () => systemClock().add({ minutes: hours * 60 }));
  expect([await works(former, 1), await works(secret, 1)]).toEqual([true, true]);
  expect([await works(former, 3), await works(secret, 3)]).toEqual([false, true]);
  const { secrets } = await retrieveApplication(ctx, { applicationId: application.id });
  expect(secrets.map(({ endsAt }) => endsAt === null)).toEqual([false, true]);
  await rotateClientSecret(ctx, { applicationId: application.id, overlapHours: 0 });
  expect(await works(former, 0)).toBe(false);
});

test("a changed application waits again, as it is not the one that was approved", async () => {
  const { account, ctx } = await developer();
  const { application } = await anApplication(account);
  expect(application.status).toBe("approved");
  const applicationId = application.id;
  const changed = await changeApplication(ctx, {
    ...usualApplication,
    applicationId,
    name: "Other",
  });
  expect(changed).toMatchObject({ status: "waiting", name: "Other", reviewedBy: null });
  expect(mayActFor(changed, { ...account, mode: "live" })).toBe(false);
});

test("a stranger's application is as if it never was", async () => {
  const [{ account }, { ctx }] = [await developer(), await developer()];
  const { application } = await anApplication(account);
  const applicationId = application.id;
  const answers = [
    () => retrieveApplication(ctx, { applicationId }),
    () => changeApplication(ctx, { ...usualApplication, applicationId }),
    () => rotateClientSecret(ctx, { applicationId, overlapHours: 0 }),
    () => retrieveApplication(ctx, { applicationId: "app_nothing" }),
  ];
  for (const answer of answers) {
    await expect(answer()).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such application.",
    });
  }
  expect(await listApplications(ctx)).toEqual([]);
});

test("only people register, and only those whose role says so", async () => {
  const { account } = await developer();
  await expect(registerApplication(keyContext(account), usualApplication)).rejects.toMatchObject({
    code: "person_required",
  });
  const analyst = personContext(account, await aPerson("analyst"));
  await expect(registerApplication(analyst, usualApplication)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  expect(await listApplications(analyst)).toEqual([]);
});

test("a redirect address is https or one's own machine, spelled so that nobody can misread it", () => {
  const fit = [
    "https://a.example/cb",
    "https://a.example",
    "https://a.example/cb?x=1",
    "http://127.0.0.1/cb",
    "http://127.0.0.1:8080/cb",
    "http://[::1]/cb",
  ];
  expect(fit.filter((text) => !isRedirectUri(text))).toEqual([]);
  const unfit = [
    "",
    "/cb",
    "http://a.example/cb",
    "https://a.example/cb#x",
    "https://user@a.example/cb",
    "https://a.example@evil.example/cb",
    "https://a.example/../cb",
    "https://a.example\\cb",
    "https://*.example/cb",
    "HTTPS://A.example/cb",
    "https://a.example:443/cb",
    "https://a.example/a b",
    "https://аpple.example/cb",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://127.0.0.1.evil.example/cb",
    "http://2130706433/cb",
    `https://a.example/${"a".repeat(2_000)}`,
  ];
  expect(unfit.filter(isRedirectUri)).toEqual([]);
});

test("a key set holds strong public keys and nothing private", () => {
  const jwk = (key: { readonly export: (as: { format: "jwk" }) => object }) =>
    key.export({ format: "jwk" });
  const set = (...keys: readonly object[]) => JSON.stringify({ keys });
  const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const weak = generateKeyPairSync("rsa", { modulusLength: 1024 });
  expect(publicKeySet(set(jwk(p256.publicKey)))?.keys).toHaveLength(1);
  for (const text of [
    set(),
    set(jwk(p256.privateKey)),
    set(jwk(weak.publicKey)),
    set({ kty: "oct", k: "c2VjcmV0" }),
    set({ ...jwk(p256.publicKey), crv: "secp256k1" }),
    "{",
    "",
  ]) {
    expect(publicKeySet(text)).toBeUndefined();
  }
});

test("what an application may never have is left out of what it asks for", () => {
  const input = {
    ...usualApplication,
    scopes: ["payments:read", "payouts:write", "api_keys:write"],
  };
  expect(ApplicationInput.parse(input).scopes).toEqual(["payments:read"]);
  const picture = { ...usualApplication, logo: "data:image/svg+xml;base64,PHN2Zz4=" };
  expect(ApplicationInput.safeParse(picture).success).toBe(false);
});
