import { joinByProvider } from "#domain/identity-providers/join-by-provider";
import { linkByInstallation } from "#domain/identity-providers/link-by-installation";
import { proveByProvider } from "#domain/identity-providers/prove-by-provider";
import { providerClaims, type Said } from "#domain/identity-providers/provider-claims";
import {
  installation,
  type TrustedProvider,
  trustedProvider,
} from "#domain/identity-providers/trusted-provider";
import type { PersonRow } from "#domain/people/person";
import { signInFailed } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { openSession } from "#domain/sessions/open-session";
import { type OpenSession, sessionContext } from "#domain/sessions/session";
import { type FirstStep, takeFirstStep } from "#domain/sign-ins/take-first-step";
import { takeTicket } from "#domain/tickets/open-ticket";
import type { Proof } from "#domain/tickets/proof";
import type { Ticket } from "#domain/tickets/ticket";

/** What came back with the browser. */
export interface ProviderReturn {
  readonly query: URLSearchParams;
  /** What this browser was sent off with. */
  readonly state: string | undefined;
  /** The merchant to whose address it came, or `installation`. */
  readonly place: string;
  /** Who is signed in there. */
  readonly open: OpenSession | undefined;
}

/** What it comes to: somebody is a step further, or has proved in their session who they are. */
export type ProviderOutcome =
  | { readonly kind: "entered"; readonly step: FirstStep; readonly next: string }
  | { readonly kind: "proven"; readonly next: string };

/** When nobody said when it was: before anything that a fresh proof opens. */
const longAgo = Temporal.Instant.fromEpochMilliseconds(0);

/**
 * Signs in whom the provider vouches for, or takes its word that it is still they; whatever is
 * wrong on the way has one answer. A merchant's provider lets people into that merchant's accounts
 * alone; the installation's stands in for a password, and a second factor is asked for as ever.
 */
export async function finishProviderSignIn(
  visitor: Visitor,
  back: ProviderReturn,
): Promise<ProviderOutcome> {
  const { ticket, provider, state } = await journeyOf(visitor, back);
  const said = await providerClaims(provider, state, back.query);
  const person = await personMeant(visitor, provider, said);
  const next = ticket.data.next ?? "/";
  if (ticket.data.sessionId !== undefined) {
    await prove(visitor, { ticket, provider, said, person, open: back.open });
    return { kind: "proven", next };
  }
  return { kind: "entered", step: await enter(visitor, { provider, said, person }), next };
}

/** The journey that this browser set out on, which ends here, at the address of its provider. */
async function journeyOf(visitor: Visitor, { query, state, place }: ProviderReturn) {
  if (state === undefined || query.get("state") !== state) throw signInFailed();
  const ticket = await takeTicket("provider_sign_in", state, visitor.clock());
  const provider = ticket && (await trustedProvider(ticket.data.providerId ?? ""));
  if (!ticket || !provider || (provider.merchantId ?? installation) !== place) throw signInFailed();
  return { ticket, provider, state };
}

function personMeant(visitor: Visitor, provider: TrustedProvider, said: Said): Promise<PersonRow> {
  const { id, merchantId, address } = provider;
  if (id === installation || merchantId === null) {
    return linkByInstallation(visitor, address.issuer, said);
  }
  return joinByProvider(visitor, { id, merchantId }, said);
}

interface Meant {
  readonly provider: TrustedProvider;
  readonly said: Said;
  readonly person: PersonRow;
}

async function enter(visitor: Visitor, { provider, said, person }: Meant): Promise<FirstStep> {
  const { id, merchantId } = provider;
  const provenAt = notAfter(said.shownAt ?? longAgo, visitor.clock());
  if (id === installation) return takeFirstStep(visitor, { person, by: installation, provenAt });
  const vouched = { by: "provider", providerId: id, providerOf: merchantId } as const;
  const newcomer = { ...vouched, person, proof: vouching, provenAt };
  return { ...(await openSession(visitor, newcomer)), isSignedIn: true };
}

/** What a provider has said was good once by its ticket. */
function vouching(): Promise<Proof> {
  return Promise.resolve({ by: "provider", spend: () => {} });
}

interface Proving extends Meant {
  readonly ticket: Ticket;
  readonly open: OpenSession | undefined;
}

async function prove(visitor: Visitor, proving: Proving): Promise<void> {
  const { ticket, provider, said, person, open } = proving;
  if (!open || open.session.id !== ticket.data.sessionId || person.id !== ticket.personId) {
    throw signInFailed();
  }
  await proveByProvider(sessionContext(visitor, open), {
    personId: person.id,
    providerId: provider.id === installation ? null : provider.id,
    askedAt: ticket.createdAt,
    shownAt: said.shownAt,
  });
}

function notAfter(time: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(time, now) < 0 ? time : now;
}
