import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client";
import { accounts, merchants } from "#db/schema/merchants";
import { customRoles, invitations, memberships, people } from "#db/schema/people";
import { oneTimeTickets } from "#db/schema/sign-in";
import type { Due } from "#domain/merchants/serve-due";
import type { Reader } from "#domain/notifications/letter";
import type { Invitation } from "#domain/team/invitation";
import type { Ticket } from "#domain/tickets/ticket";
import type { Id } from "#platform/ids";

const batchSize = 100;

const readerFields = {
  personId: people.id,
  role: memberships.role,
  email: people.email,
  locale: people.locale,
  timeZone: people.timeZone,
  account: accounts,
  merchantName: merchants.name,
};

/** The account under which a merchant's letters stand: the live one, else the oldest. */
const firstAccount = sql`${accounts.id} = (
  select own.id from accounts own where own.merchant_id = ${merchants.id}
  order by own.mode, own.id limit 1)`;

const inviters = alias(people, "inviters");

/** An invitation of which its person has not been written to, with all that the letter says. */
export async function findInvitationToTell(id: Id<"inv">): Promise<
  | {
      readonly invitation: Invitation;
      readonly reader: Reader;
      readonly inviterName: string | null;
      readonly ownRoleName: string | null;
    }
  | undefined
> {
  const [found] = await database()
    .select({
      invitation: invitations,
      ...readerFields,
      inviterName: inviters.name,
      ownRoleName: customRoles.name,
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .innerJoin(merchants, eq(merchants.id, invitations.merchantId))
    .innerJoin(accounts, and(eq(accounts.merchantId, merchants.id), firstAccount))
    .innerJoin(
      memberships,
      and(
        eq(memberships.merchantId, invitations.merchantId),
        eq(memberships.personId, invitations.personId),
      ),
    )
    .leftJoin(
      customRoles,
      and(
        eq(customRoles.merchantId, memberships.merchantId),
        eq(customRoles.id, memberships.customRoleId),
      ),
    )
    .leftJoin(inviters, eq(inviters.id, invitations.invitedBy))
    .where(and(eq(invitations.id, id), isNull(invitations.toldAt)));
  return found && { ...found, reader: found };
}

/** A password reset of which its person has not been written to. */
export async function findResetToTell(
  id: Id<"tkt">,
): Promise<{ readonly ticket: Ticket; readonly reader: Reader } | undefined> {
  const [found] = await database()
    .select({ ticket: oneTimeTickets, ...readerFields })
    .from(oneTimeTickets)
    .innerJoin(people, eq(people.id, oneTimeTickets.personId))
    .innerJoin(
      memberships,
      and(eq(memberships.personId, people.id), eq(memberships.status, "active")),
    )
    .innerJoin(merchants, eq(merchants.id, memberships.merchantId))
    .innerJoin(accounts, and(eq(accounts.merchantId, merchants.id), firstAccount))
    .where(and(eq(oneTimeTickets.id, id), isNull(oneTimeTickets.toldAt)))
    .orderBy(asc(accounts.mode), asc(accounts.id))
    .limit(1);
  return found && { ticket: found.ticket, reader: found };
}

/** The next invitations of which nobody was written to, oldest first. */
export function invitationsToTell(after: Due | undefined): Promise<Due[]> {
  const later = after && sql`${invitations.id} > ${sql.param(after.id, invitations.id)}`;
  return database()
    .select({ accountId: accounts.id, id: invitations.id })
    .from(invitations)
    .innerJoin(merchants, eq(merchants.id, invitations.merchantId))
    .innerJoin(accounts, and(eq(accounts.merchantId, merchants.id), firstAccount))
    .where(and(isNull(invitations.toldAt), later))
    .orderBy(invitations.id)
    .limit(batchSize);
}

/** The next password resets of which nobody was written to, oldest first. */
export async function resetsToTell(
  after: Due | undefined,
  now: Temporal.Instant,
): Promise<readonly Due[]> {
  const later = after && sql`${oneTimeTickets.id} > ${sql.param(after.id, oneTimeTickets.id)}`;
  const due = await database()
    .select({ id: oneTimeTickets.id })
    .from(oneTimeTickets)
    .where(
      and(
        sql`${oneTimeTickets.purpose} = 'password_reset'`,
        isNull(oneTimeTickets.toldAt),
        gt(oneTimeTickets.expiresAt, now),
        later,
      ),
    )
    .orderBy(oneTimeTickets.id)
    .limit(batchSize);
  const found = await Promise.all(due.map(({ id }) => findResetToTell(id)));
  return found.flatMap((reset) =>
    reset ? [{ accountId: reset.reader.account.id, id: reset.ticket.id }] : [],
  );
}
