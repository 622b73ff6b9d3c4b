import { expect, test } from "@playwright/test";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { pemOf } from "#domain/signatures/public-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { aMember, signIn } from "#e2e/support/member";
import { anIntegrator, pairs, signedHeaders } from "#e2e/support/signing";
import { translator } from "#messages/translator";

const words = translator("en", "signing");
const debug = translator("en", "requestSignatures");
const controls = translator("en", "controls.secret");

test("a developer registers a public key, makes a shared secret, demands signatures, revokes", async ({
  page,
}) => {
  const account = await anAccount();
  const developer = personContext(account, await aPerson("admin"));
  const { key } = await createApiKey(developer, { name: "Till" });
  await signIn(page, await aMember(account, "admin"));
  await page.goto(`/api-keys/${key.id}`);

  const add = page.locator("form").filter({ has: page.getByLabel(words("publicKey")) });
  await add.getByLabel(words("name")).fill("Machine 1");
  await add.getByLabel(words("publicKey")).fill(pemOf(pairs.ed25519.publicKey));
  await add.getByRole("button", { name: words("add") }).click();
  await expect(page.getByRole("cell", { name: "Machine 1" })).toBeVisible();

  await add.getByLabel(words("name")).fill("Machine 2");
  await add.getByLabel(words("publicKey")).fill("");
  await add.getByLabel(words("algorithm")).selectOption("hmac-sha256");
  await add.getByRole("button", { name: words("add") }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/^tgss_[\w-]{43}$/)).toBeVisible();
  await dialog.getByLabel(controls("stored")).check();
  await dialog.getByRole("button", { name: controls("close") }).click();

  await page.getByLabel(words("signedOnly")).check();
  await page.getByRole("button", { name: words("saveRules") }).click();
  await expect(page.getByText(words("rulesSaved"))).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(words("signedOnly"))).toBeChecked();

  const row = page.getByRole("row").filter({ hasText: "Machine 2" });
  await row.getByRole("button", { name: words("revoke") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: words("revokeSubmit") })
    .click();
  await expect(row.getByText(translator("en", "status.apiKey")("revoked"))).toBeVisible();
});

test("the debugger shows the text that is signed and what is wrong with a request", async ({
  page,
}) => {
  const integrator = await anIntegrator("ed25519");
  const post = { method: "POST", path: "/v1/customers", body: "name=Ada" } as const;
  const { authorization: _, ...headers } = signedHeaders(integrator, "ed25519", post);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = ["POST /v1/customers HTTP/1.1", ...lines, "", post.body].join("\n");
  await signIn(page, await aMember(integrator.account, "developer"));
  await page.goto("/api-keys/signatures");
  await page.getByLabel(debug("text")).fill(text);
  await page.getByRole("button", { name: debug("submit") }).click();
  await expect(page.getByText(debug("valid"))).toBeVisible();
  await expect(page.getByText('"@method": POST')).toBeVisible();

  await page.getByLabel(debug("text")).fill(text.replace("Ada", "Eve"));
  await page.getByRole("button", { name: debug("submit") }).click();
  await expect(
    page.getByText(debug("fault.digest_mismatch", { name: "Content-Digest" })),
  ).toBeVisible();
});
