import { expect, test } from "vitest";
import { metricsAnswer } from "#app/metrics/metrics-answer";
import { checkNow } from "#domain/standing-check/check-now";
import { anAccount, workerContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { paid } from "#e2e/support/payment";
import { idToUuid } from "#platform/ids";

const token = "a token of this test";

function ask(authorization?: string, set: string | undefined = token): Promise<Response> {
  const headers = authorization === undefined ? {} : { authorization };
  return metricsAnswer(new Request("http://127.0.0.1/metrics", { headers }), set);
}

test("only who shows the token is told, and without a token there is nothing", async () => {
  expect((await ask(`Bearer ${token}`)).status).toBe(200);
  for (const wrong of [undefined, "", token, `Bearer ${token}x`, `bearer ${token}`]) {
    const answer = await ask(wrong);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe("");
  }
  const request = new Request("http://127.0.0.1/metrics", {
    headers: { authorization: "Bearer undefined" },
  });
  expect((await metricsAnswer(request, undefined)).status).toBe(404);
});

test("each account's last check is told by its id, never by a name", async () => {
  const [sound, broken] = [await anAccount({ name: "Secret Tea House" }), await paid(100n)];
  const raise = `update ledger_accounts set credits_posted_minor = credits_posted_minor + 5
    where account_id = $1 and kind = 'available'`;
  await asOwner(raise, [idToUuid(broken.account.id)]);
  const checked = await checkNow(workerContext(sound));
  const { faultCount } = await checkNow(workerContext(broken.account));
  const text = await (await ask(`Bearer ${token}`)).text();
  expect(text).toContain(`tollgate_books_faults{account="${sound.id}"} 0\n`);
  expect(text).toContain(`tollgate_books_faults{account="${broken.account.id}"} ${faultCount}\n`);
  expect(faultCount).toBeGreaterThan(0);
  const seconds = checked.checkedAt.epochMilliseconds / 1000;
  expect(text).toContain(
    `tollgate_books_checked_timestamp_seconds{account="${sound.id}"} ${seconds}\n`,
  );
  expect(text).toContain("tollgate_books_check_duration_seconds{");
  expect(text).toContain("process_cpu_seconds_total");
  expect(text).not.toContain("Secret Tea House");
});

test("asked at the same moment, each answer is whole", async () => {
  const account = await anAccount();
  const { id } = account;
  await checkNow(workerContext(account));
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(`Bearer ${token}`)));
  for (const answer of answers) {
    expect(await answer.text()).toContain(`tollgate_books_faults{account="${id}"} 0\n`);
  }
});
