import { sessions } from "#db/schema/people";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { PersonRow } from "#domain/people/person";
import { signInFailed } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { admits, type Vouched } from "#domain/sessions/admission";
import { isNewDevice, type SignInPlace } from "#domain/sessions/device";
import { accountsOpenTo, lastAccountOf, placesOf } from "#domain/sessions/queries";
import {
  contextOf,
  longestHours,
  type OpenAccount,
  type SessionRow,
  sessionDigest,
} from "#domain/sessions/session";
import type { Proof } from "#domain/tickets/proof";
import { type Id, newId } from "#platform/ids";
import { randomToken } from "#platform/random";

/** What a browser is given: a secret that no one can look up again, and until when it is good. */
export interface SignedIn {
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
}

/** Who is to be let in, and by what they showed it. */
export interface Newcomer extends Vouched {
  readonly person: PersonRow;
  /** The proof as it is at the moment of writing: of two uses at once, the later has none. */
  readonly proof: (now: Temporal.Instant) => Promise<Proof | undefined>;
  /** When they showed it, where that is not now: at a provider that knew them still. */
  readonly provenAt?: Temporal.Instant | undefined;
}

/**
 * Opens a session where the person was last, else at the live account, of those merchants that let
 * people in by this proof. There is no scope to ask for before it is known who it is.
 */
export async function openSession(visitor: Visitor, newcomer: Newcomer): Promise<SignedIn> {
  const { person } = newcomer;
  const open = (await accountsOpenTo(person.id)).filter((place) => admits(place, newcomer));
  const place = placeToBegin(open, await lastAccountOf(person.id));
  if (!place) throw signInFailed();

  const ctx = contextOf(visitor, { ...place, person, provenAt: visitor.clock() });
  requireScope(ctx, "sessions:write");
  return commit(ctx, async (read) => {
    const proof = await newcomer.proof(read.now);
    if (!proof) throw signInFailed();
    const earlier = await placesOf(read, person.id);
    return opening(visitor, { place, newcomer, proof, earlier, at: read.now });
  });
}

/** Where a session begins: where the last one was, if that is still allowed. */
function placeToBegin(
  places: readonly OpenAccount[],
  last: Id<"acct"> | undefined,
): OpenAccount | undefined {
  return places.find(({ account }) => account.id === last) ?? places[0];
}

interface Opening {
  readonly place: OpenAccount;
  readonly newcomer: Newcomer;
  readonly proof: Proof;
  /** Where the person has signed in from before. */
  readonly earlier: readonly SignInPlace[];
  readonly at: Temporal.Instant;
}

function opening(visitor: Visitor, opened: Opening): Change<SignedIn> {
  const { place, newcomer, proof, earlier, at } = opened;
  const token = randomToken();
  const expiresAt = at.add({ hours: longestHours });
  const session: SessionRow = {
    id: newId("ses", at),
    tokenDigest: sessionDigest(token),
    personId: newcomer.person.id,
    accountId: place.account.id,
    address: visitor.address,
    userAgent: visitor.userAgent?.slice(0, 500) ?? null,
    createdAt: at,
    lastSeenAt: at,
    expiresAt,
    revokedAt: null,
    provenBy: proof.by,
    providerId: newcomer.providerId,
    provenAt: newcomer.provenAt ?? at,
    isNewDevice: isNewDevice(visitor, earlier),
    newDeviceToldAt: null,
    version: 1n,
  };
  const audit = { action: "session.started", subject: session.id, after: { by: proof.by } };
  const started = change({ token, expiresAt }, { audit, events: [] }).inserts(sessions, session);
  proof.spend(started);
  return started;
}
