import {
  type Artefact,
  artefactColumns,
  artefactDigest,
  openedPayload,
} from "#domain/oauth/artefact";
import {
  type ArtefactRow,
  consume,
  liveArtefact,
  putArtefact,
  putFirst,
  remove,
  removeFamily,
} from "#domain/oauth/queries";
import { forgetTokens } from "#domain/oauth/token-memory";
import type { Clock } from "#platform/clock";

/** An artefact that is to be kept for so long. */
export interface Keeping {
  readonly kind: string;
  readonly name: string;
  readonly payload: Artefact["payload"];
  readonly seconds: number;
  /** The digest of the signed-in browser's token, for what is to end with that session. */
  readonly sessionDigest?: string | undefined;
}

/** Keeps an artefact under the digest of its name. */
export async function keepArtefact(keeping: Keeping, clock: Clock): Promise<void> {
  await putArtefact(rowOf(keeping, clock));
}

/** Keeps one that may come but once: the unique key decides, and says whether this is the first. */
export function keepOnce(
  { kind, name, seconds }: Omit<Keeping, "payload">,
  clock: Clock,
): Promise<boolean> {
  return putFirst(rowOf({ kind, name, seconds, payload: {} }, clock));
}

/** The artefact of that name, if nothing has ended it. */
export async function findArtefact(
  kind: string,
  name: string,
  clock: Clock,
): Promise<Artefact | undefined> {
  return artefactOf(await liveArtefact("digest", artefactDigest(kind, name), clock()));
}

/** The protocol's session of that second name. */
export async function findSessionByUid(uid: string, clock: Clock): Promise<Artefact | undefined> {
  return artefactOf(await liveArtefact("uidDigest", artefactDigest("SessionUid", uid), clock()));
}

/** Uses an artefact up; false where somebody was first. */
export function consumeArtefact(kind: string, name: string, clock: Clock): Promise<boolean> {
  return consume(artefactDigest(kind, name), clock());
}

/** Ends one artefact. */
export async function endArtefact(kind: string, name: string): Promise<void> {
  await remove(artefactDigest(kind, name));
  forgetTokens();
}

/** Ends all of a kind that came from one authorization. */
export async function endFamily(kind: string, family: string): Promise<void> {
  await removeFamily(kind, artefactDigest("Grant", family));
  forgetTokens();
}

function rowOf({ kind, name, payload, seconds, sessionDigest }: Keeping, clock: Clock) {
  return {
    ...artefactColumns(kind, name, payload),
    sessionDigest: sessionDigest ?? null,
    expiresAt: clock().add({ seconds }),
  };
}

function artefactOf(row: ArtefactRow | undefined): Artefact | undefined {
  const payload = row && openedPayload(row.ciphertext, row.digest);
  return payload && { payload, isConsumed: row.consumedAt !== null };
}
