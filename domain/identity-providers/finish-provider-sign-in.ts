import { authorizationCodeGrant, type Configuration, fetchUserInfo } from "openid-client";
import { z } from "zod";
import { memberships, invitations as sentInvitations } from "#db/schema/people";
import { externalIdentities } from "#db/schema/sign-in";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { nonceOf, verifierOf } from "#domain/identity-providers/begin-provider-sign-in";
import {
  clientSecretOf,
  type IdentityProvider,
} from "#domain/identity-providers/identity-provider";
import { callbackAddress, providerClient } from "#domain/identity-providers/provider-client";
import { findProvider, findVouchee, openInvitation } from "#domain/identity-providers/queries";
import { emailKey, type PersonRow } from "#domain/people/person";
import { signInFailed } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { openSession, type SignedIn } from "#domain/sessions/open-session";
import { contextOf } from "#domain/sessions/session";
import { takeTicket } from "#domain/tickets/open-ticket";
import { parseId } from "#platform/ids";

/** What came back with the browser: the query of the call, and the state it was sent off with. */
export interface ProviderReturn {
  readonly query: URLSearchParams;
  readonly state: string | undefined;
}

const Claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(254),
  email_verified: z.literal(true),
});

type Said = z.output<typeof Claims>;

/**
 * Signs in whom the provider vouches for, if they are in its merchant's team or invited into it
 * under a verified address. Whatever is wrong on the way has one answer.
 */
export async function finishProviderSignIn(
  visitor: Visitor,
  { query, state }: ProviderReturn,
): Promise<SignedIn & { readonly next: string }> {
  if (state === undefined || query.get("state") !== state) throw signInFailed();
  const ticket = await takeTicket("provider_sign_in", state, visitor.clock());
  const id = parseId("idp", ticket?.data.providerId ?? "");
  const found = id && (await findProvider(id));
  if (!ticket || !found) throw signInFailed();
  const said = await claimsOf(found.provider, state, query);
  const person = await joined(visitor, found.provider, said);
  const signedIn = await openSession(visitor, {
    person,
    by: "provider",
    providerId: found.provider.id,
    providerOf: found.provider.merchantId,
    proof: () => Promise.resolve({ by: "provider", spend: () => {} }),
  });
  return { ...signedIn, next: ticket.data.next ?? "/" };
}

async function claimsOf(
  provider: IdentityProvider,
  state: string,
  query: URLSearchParams,
): Promise<Said> {
  const clientSecret = await clientSecretOf(provider);
  const client = await providerClient({ ...provider, clientSecret });
  const url = new URL(`${callbackAddress()}?${query}`);
  const tokens = await authorizationCodeGrant(client, url, {
    expectedState: state,
    expectedNonce: nonceOf(state),
    pkceCodeVerifier: verifierOf(state),
    idTokenExpected: true,
  }).catch(() => undefined);
  const told = tokens?.claims();
  if (!tokens || !told) throw signInFailed();
  const asked =
    told.email === undefined ? await userInfo(client, tokens.access_token, told.sub) : {};
  const claims = Claims.safeParse({ ...told, ...asked });
  if (!claims.success) throw signInFailed();
  return claims.data;
}

/** What the provider tells beside what it signed: many keep the address for this question. */
async function userInfo(client: Configuration, accessToken: string, subject: string) {
  const told = await fetchUserInfo(client, accessToken, subject).catch(() => undefined);
  return told ?? {};
}

/** The person meant, in the team by now: seen before, a member of that address, or invited. */
async function joined(
  visitor: Visitor,
  provider: IdentityProvider,
  { sub: subject, email }: Said,
): Promise<PersonRow> {
  const said = { subject, email: emailKey(email) };
  const who = await findVouchee(provider, said);
  if (!who) throw signInFailed();
  if (who.isKnown && who.membership.status === "active") return who.person;
  const { account, person } = who;
  const place = { account, person, role: who.membership.role, provenAt: visitor.clock() };
  const ctx = contextOf(visitor, place);
  requireScope(ctx, "sessions:write");

  return commit(ctx, async ({ now }) => {
    const again = await findVouchee(provider, said);
    const invitation = again && (await openInvitation(again, now));
    if (!again || (again.membership.status === "invited" && !invitation)) throw signInFailed();
    const { membership } = again;
    const after = { provider: provider.id };
    const audit = { action: "person.linked", subject: person.id, after };
    const result = change(again.person, { audit, events: [] });
    if (!again.isKnown) {
      const { merchantId, id: providerId } = provider;
      const identity = { merchantId, providerId, subject, personId: person.id, createdAt: now };
      result.inserts(externalIdentities, { ...identity, version: 1n });
    }
    if (membership.status !== "invited" || !invitation) return result;
    return result
      .updates(memberships, membership, next(membership, { status: "active" }))
      .updates(sentInvitations, invitation, next(invitation, { acceptedAt: now }));
  });
}
