import type { Page } from "@playwright/test";
import { memberships, people } from "#db/schema/people";
import type { Person } from "#domain/access/actor";
import type { Account } from "#domain/access/context";
import type { Role } from "#domain/access/roles";
import { hashPassword } from "#domain/people/password";
import { alwaysProven, insertRows } from "#e2e/support/account";
import { type Locale, translator } from "#messages/translator";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

/** What every member made here signs in with. */
export const memberPassword = "correct horse battery staple 9";
let passwordHash: Promise<string> | undefined;

/** Someone who can sign in and works for the merchant of an account. */
export interface Member {
  readonly person: Person;
  readonly email: string;
  readonly locale: Locale;
}

/** A person with a password and a role in the team of this account's merchant. */
export async function aMember(
  account: Account,
  role: Role,
  fields: { readonly name?: string; readonly locale?: Locale } = {},
): Promise<Member> {
  const createdAt = systemClock();
  const id = newId("usr", createdAt);
  const { name = role, locale = "en" } = fields;
  const email = `${id.toLowerCase()}@example.com`;
  passwordHash ??= hashPassword(memberPassword);
  await insertRows([
    {
      table: people,
      row: {
        id,
        email,
        name,
        passwordHash: await passwordHash,
        locale,
        timeZone: "Asia/Shanghai",
        createdAt,
        version: 1n,
      },
    },
    {
      table: memberships,
      row: {
        merchantId: account.merchantId,
        personId: id,
        role,
        status: "active",
        createdAt,
        version: 1n,
      },
    },
  ]);
  return { person: { kind: "person", id, name, role, provenAt: alwaysProven }, email, locale };
}

/** Signs in by the form, as people do. */
export async function signIn(page: Page, member: Member): Promise<void> {
  await page.goto("/sign-in");
  const locale = (await page.locator("html").getAttribute("lang")) === "zh-CN" ? "zh-CN" : "en";
  const words = translator(locale, "signIn");
  await page.getByLabel(words("email")).fill(member.email);
  await page.getByLabel(words("password")).fill(memberPassword);
  await page.getByRole("button", { name: words("submit") }).click();
  await page.waitForURL((url) => url.pathname === "/");
}
