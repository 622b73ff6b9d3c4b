import { setTimeout as wait } from "node:timers/promises";
import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { database } from "#db/client";
import type { ChannelFailure } from "#db/schema/channel-operations";
import { sandboxChannelNotifications, sandboxChannelOperations } from "#db/schema/sandbox-channel";
import { answerOf } from "#domain/channels/answer-of";
import type { ChannelWord } from "#domain/channels/channel-word";
import type { Operation } from "#domain/channels/operation";
import { type SandboxOutcome, sandboxOutcomes } from "#domain/channels/sandbox-outcome";
import { type SandboxScript, sandboxScript } from "#domain/channels/sandbox-script";
import { invariant } from "#domain/errors/invariant";
import type { Clock } from "#platform/clock";

const books = sandboxChannelOperations;
const outbox = sandboxChannelNotifications;

/** An operation as the channel knows it: by our reference. */
type Referenced = Pick<Operation, "accountId" | "id">;

/** Something that the channel has to tell us. */
export type Notification = typeof sandboxChannelNotifications.$inferSelect;

/** Asks the sandbox's remote channel: a reference that it knows is answered and not done again. */
export async function askSandbox(operation: Operation, clock: Clock): Promise<ChannelWord> {
  const script = scriptOf(operation);
  const isNew = script.end !== null && (await enter(operation, script, clock()));
  if (script.answerAfterMs > 0) await wait(script.answerAfterMs);
  if (isNew || script.end === null) return script.answer;
  return lookUpAtSandbox(operation, clock);
}

/** What the channel knows of a reference. */
export async function lookUpAtSandbox(
  { accountId, id }: Referenced,
  clock: Clock,
): Promise<ChannelWord> {
  const [entry] = await database()
    .select()
    .from(books)
    .where(and(eq(books.accountId, accountId), eq(books.reference, id)));
  if (!entry) return { state: "not_found", sequence: null, failure: null };
  const { endAt, endState, failure } = entry;
  if (Temporal.Instant.compare(clock(), endAt) < 0) {
    return { state: "pending", sequence: 1, failure: null };
  }
  return { state: endState, sequence: 2, failure };
}

/** Closes a reference that the channel does not know: from then on it can never be done. */
export async function closeAtSandbox(operation: Referenced, clock: Clock): Promise<ChannelWord> {
  const at = clock();
  const { accountId, id: reference } = operation;
  const closed = { kind: "closed", endState: "closed", endAt: at, createdAt: at } as const;
  await database()
    .insert(books)
    .values({ accountId, reference, ...closed })
    .onConflictDoNothing();
  return lookUpAtSandbox(operation, clock);
}

const batchSize = 100;

/** The next things that the channel has to tell any account, in the order of their time. */
export function dueNotifications(
  now: Temporal.Instant,
  after: Notification | undefined,
): Promise<Notification[]> {
  const { dueAt, accountId, reference, number } = outbox;
  return database()
    .select()
    .from(outbox)
    .where(
      and(
        isNull(outbox.deliveredAt),
        lte(dueAt, now),
        after &&
          sql`(${dueAt}, ${accountId}, ${reference}, ${number}) > (
            ${sql.param(after.dueAt, dueAt)}, ${sql.param(after.accountId, accountId)},
            ${sql.param(after.reference, reference)}, ${sql.param(after.number, number)})`,
      ),
    )
    .orderBy(asc(dueAt), asc(accountId), asc(reference), asc(number))
    .limit(batchSize);
}

/** Notes that a notification has arrived; one that we were told twice is nothing new to us. */
export async function noteDelivered(
  { accountId, reference, number }: Notification,
  clock: Clock,
): Promise<void> {
  await database()
    .update(outbox)
    .set({ deliveredAt: clock() })
    .where(
      and(
        eq(outbox.accountId, accountId),
        eq(outbox.reference, reference),
        eq(outbox.number, number),
      ),
    );
}

/** The channel's own transaction: what it has done stays done, whatever becomes of the answer. */
function enter(operation: Operation, script: SandboxScript, at: Temporal.Instant) {
  const { accountId, id: reference, kind, amountMinor, currency } = operation;
  const { end, endAfterMs, failure } = script;
  invariant(end !== null, "what never arrives is not entered");
  const notifications = script.notifications.map((word, place) => ({
    accountId,
    reference,
    number: place + 1,
    says: noticed(word),
    sequence: word.sequence ?? 0,
    failure: word.failure,
    dueAt: at.add({ milliseconds: word.afterMs }),
  }));
  return database().transaction(async (tx) => {
    const entered = await tx
      .insert(books)
      .values({
        accountId,
        reference,
        kind,
        amountMinor,
        currency,
        failure,
        endState: end,
        endAt: at.add({ milliseconds: endAfterMs }),
        createdAt: at,
      })
      .onConflictDoNothing()
      .returning({ reference: books.reference });
    if (entered.length === 0) return false;
    if (notifications.length > 0) await tx.insert(outbox).values(notifications);
    return true;
  });
}

function noticed({ state }: ChannelWord): Notification["says"] {
  invariant(state !== "not_found" && state !== "silence", "a channel tells of what it knows");
  return state;
}

function scriptOf({ kind, order }: Operation): SandboxScript {
  const { behaviour, isAuthenticated, sandboxOutcome } = order;
  invariant(isOutcome(sandboxOutcome), "a remote operation is told how it is answered");
  const isCharge = kind === "authorise" && behaviour !== null;
  const asked = isAuthenticated ? "authorise_after_step_up" : "authorise";
  return sandboxScript(sandboxOutcome, isCharge ? refusalOf(behaviour, asked) : null);
}

function refusalOf(
  behaviour: string,
  asked: "authorise" | "authorise_after_step_up",
): ChannelFailure | null {
  const answer = answerOf(behaviour, asked);
  if (answer.outcome !== "failed") return null;
  const { code, declineCode, message } = answer;
  return { code, declineCode, message };
}

function isOutcome(text: string): text is SandboxOutcome {
  return sandboxOutcomes.some((outcome) => outcome === text);
}
