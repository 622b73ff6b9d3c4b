import { expect, test } from "vitest";
import { GET } from "#app/v1/balance/route";
import { listDeprecatedUses } from "#domain/deprecations/list-deprecated-uses";
import { tellAllDeprecated } from "#domain/deprecations/tell-all-deprecated";
import { listEvents } from "#domain/event-log/list-events";
import { listRequests } from "#domain/request-log/list-requests";
import { flushRequests } from "#domain/request-log/log-request";
import { anAccount, personContext } from "#e2e/support/account";
import { anApiKeyOf, call } from "#e2e/support/handler";
import { aMember } from "#e2e/support/member";
import { emailsIn, tellEvents } from "#e2e/support/notices";
import { systemClock } from "#platform/clock";

const old = "2023-10-16";

test("who asks in a version that will go is told in each answer, and its people once by e-mail", async () => {
  const account = await anAccount();
  const { person, email } = await aMember(account, "owner");
  const owner = personContext(account, person);
  const key = await anApiKeyOf(account);
  const ask = (version: string) =>
    call(GET, { path: "/v1/balance", key, headers: { "stripe-version": version } });
  const answer = await ask(old);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "stripe-version": old,
    deprecation: `@${Date.parse("2026-11-22T00:00:00Z") / 1000}`,
    sunset: "Mon, 22 Nov 2027 00:00:00 GMT",
  });
  expect(answer.headers.get("stripe-notice")).toContain("2024-09-30.acacia");
  await ask(old);
  await ask("2025-11-17.clover");
  await flushRequests();
  const { rows } = await listRequests(owner, { limit: 5 });
  const noted = rows.map(({ apiVersion, deprecation }) => `${apiVersion} ${deprecation}`);
  expect(noted.toSorted()).toEqual([
    `${old} versions_before_acacia`,
    `${old} versions_before_acacia`,
    "2025-11-17.clover null",
  ]);

  await tellAllDeprecated(systemClock);
  await tellAllDeprecated(systemClock);
  const types = ["api_key.uses_deprecated"];
  expect((await listEvents(owner, { limit: 5, types })).rows).toHaveLength(1);
  expect(await listDeprecatedUses(owner)).toMatchObject([{ keyName: "Test key" }]);
  await tellEvents(account);
  const letters = (await emailsIn(account)).filter(({ kind }) => kind === "deprecation");
  expect(letters.map(({ address }) => address)).toEqual([email]);
  expect(letters[0]?.text).toContain("2024-09-30.acacia");
});
