import * as z from "zod";
import { type Id, parseId } from "#platform/ids";
import { keyedDigest, openedUnderSecret, sealedUnderSecret } from "#platform/secrets";

/** What the protocol keeps under a name that is a secret, such as a code or a token. */
export interface Artefact {
  readonly payload: Readonly<Record<string, unknown>>;
  /** Whether it was used up, for what can be used once. */
  readonly isConsumed: boolean;
}

/** What of an artefact's content decides how long it is good, and what ends it. */
const Facts = z.looseObject({
  clientId: z.string().optional(),
  grantId: z.string().optional(),
  uid: z.string().optional(),
});

const Payload = z.record(z.string(), z.unknown());
const purpose = "oauth-artefact";

/** The digest under which an artefact is found; its name is kept nowhere. */
export function artefactDigest(kind: string, name: string): string {
  return keyedDigest(`oauth:${kind}`, name);
}

/** The name of an authorization: of which grant it is, and chance. */
function grantIdOf(family: string): Id<"apg"> | undefined {
  return parseId("apg", family.slice(0, Math.max(family.indexOf("."), 0)));
}

/** An artefact's columns, but for its life: sealed, and with digests in the place of names. */
export function artefactColumns(
  kind: string,
  name: string,
  payload: Readonly<Record<string, unknown>>,
) {
  const digest = artefactDigest(kind, name);
  const { clientId, grantId: family, uid } = Facts.parse(payload);
  // A grant is itself the head of its family.
  const head = kind === "Grant" ? name : family;
  return {
    digest,
    kind,
    ciphertext: sealedUnderSecret(purpose, JSON.stringify(payload), [digest]),
    applicationId: parseId("app", clientId ?? "") ?? null,
    grantId: grantIdOf(head ?? "") ?? null,
    familyDigest: head === undefined ? null : artefactDigest("Grant", head),
    uidDigest: kind === "Session" && uid ? artefactDigest("SessionUid", uid) : null,
  };
}

/** What was sealed; undefined where the row is another's, or the installation's secret is new. */
export function openedPayload(ciphertext: string, digest: string): Artefact["payload"] | undefined {
  const text = openedUnderSecret(purpose, ciphertext, [digest]);
  return text === undefined ? undefined : Payload.parse(JSON.parse(text));
}
