import { z } from "zod";
import { sessions } from "#db/schema/people";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { provePassword, signInFailed } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { isNewDevice, type SignInPlace } from "#domain/sessions/device";
import { accountsOpenTo, lastAccountOf, placesOf } from "#domain/sessions/queries";
import {
  contextOf,
  longestHours,
  type OpenAccount,
  type SessionRow,
  sessionDigest,
} from "#domain/sessions/session";
import { type Id, newId } from "#platform/ids";
import { randomToken } from "#platform/random";

export const SignInInput = z.object({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(1024),
});

/** What a browser is given: a secret that no one can look up again, and until when it is good. */
export interface SignedIn {
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
}

/**
 * Opens a session where the person was last, else at the live account. There is no scope to ask for
 * before it is known who it is; the password is what lets one in, and it is asked for first.
 */
export async function signIn(
  visitor: Visitor,
  input: z.output<typeof SignInInput>,
): Promise<SignedIn> {
  const person = await provePassword(visitor, input);
  const place = placeToBegin(await accountsOpenTo(person.id), await lastAccountOf(person.id));
  if (!place) throw signInFailed();

  const ctx = contextOf(visitor, { ...place, person });
  requireScope(ctx, "sessions:write");
  return commit(ctx, async (read) => {
    const earlier = await placesOf(read, person.id);
    return opening(visitor, { place, personId: person.id, earlier, at: read.now });
  });
}

interface Opening {
  readonly place: OpenAccount;
  readonly personId: Id<"usr">;
  /** Where the person has signed in from before. */
  readonly earlier: readonly SignInPlace[];
  readonly at: Temporal.Instant;
}

/** Where a session begins: where the last one was, if that is still allowed. */
function placeToBegin(
  places: readonly OpenAccount[],
  last: Id<"acct"> | undefined,
): OpenAccount | undefined {
  return places.find(({ account }) => account.id === last) ?? places[0];
}

function opening(visitor: Visitor, { place, personId, earlier, at }: Opening): Change<SignedIn> {
  const token = randomToken();
  const expiresAt = at.add({ hours: longestHours });
  const session: SessionRow = {
    id: newId("ses", at),
    tokenDigest: sessionDigest(token),
    personId,
    accountId: place.account.id,
    address: visitor.address,
    userAgent: visitor.userAgent?.slice(0, 500) ?? null,
    createdAt: at,
    lastSeenAt: at,
    expiresAt,
    revokedAt: null,
    isNewDevice: isNewDevice(visitor, earlier),
    newDeviceToldAt: null,
    version: 1n,
  };
  const audit = { action: "session.started", subject: session.id };
  return change({ token, expiresAt }, { audit, events: [] }).inserts(sessions, session);
}
