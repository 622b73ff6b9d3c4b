import { noticeKinds } from "#db/schema/notifications";
import { type OwnRole, rightsOf } from "#domain/access/rights";
import type { Role } from "#domain/access/roles";
import type { Scope } from "#domain/access/scopes";
import type { AlertKind } from "#domain/alerts/alert-rule";
import type { Deprecation } from "#domain/api-versions/deprecations";
import type { Money } from "#domain/money/money";
import type { Device } from "#domain/sessions/device";
import type { Id } from "#platform/ids";

/** What people are told of by e-mail. */
export type NoticeKind = (typeof noticeKinds)[number];

/** A refund that somebody else has to say yes or no to. */
interface RefundWaits {
  readonly kind: "refund_waits";
  readonly refundId: Id<"re">;
  readonly amount: Money;
  /** Who asked, or made the key that asked: they may not decide. */
  readonly requestedBy: Id<"usr">;
  /** The person or the key by name. */
  readonly requesterName: string;
  readonly approvalsRequired: number;
  readonly expiresAt: Temporal.Instant | null;
}

/** Money that was to reach the bank and did not. */
interface PayoutFailed {
  readonly kind: "payout_failed";
  readonly payoutId: string;
  readonly amount: Money;
  readonly failureCode: string | null;
}

/** A bank account that somebody else has to look at before money goes there. */
interface BankAccountWaits {
  readonly kind: "bank_account_waits";
  readonly requestedBy: Id<"usr">;
  readonly last4: string;
  readonly currency: string;
}

/** A receiver of webhooks that does not take them. */
interface EndpointFailing {
  readonly kind: "endpoint_failing";
  readonly endpointId: string;
  readonly url: string;
  /** Nothing more is sent there until a person says so. */
  readonly isDisabled: boolean;
}

/** A key that soon opens nothing. */
interface ApiKeyExpiring {
  readonly kind: "api_key_expiring";
  readonly name: string;
  readonly hint: string;
  readonly createdBy: Id<"usr"> | null;
  readonly expiresAt: Temporal.Instant;
}

/** Somebody signed in as a person from where the person never did. */
interface NewDevice {
  readonly kind: "new_device";
  readonly personId: Id<"usr">;
  readonly device: Device;
  readonly address: string | null;
  readonly at: Temporal.Instant;
}

/** Something that goes wrong too often or takes too long; or does no more. */
interface AlertNotice {
  readonly kind: "alert";
  readonly alertKind: AlertKind;
  readonly isEnded: boolean;
  /** Per mille, but milliseconds for latency. */
  readonly value: number;
  readonly threshold: number;
  readonly windowMinutes: number;
  readonly at: Temporal.Instant;
}

/** A key that uses what the API will not have for ever. */
interface DeprecationNotice {
  readonly kind: "deprecation";
  readonly deprecation: Deprecation;
  readonly keyId: string;
  readonly keyName: string;
  readonly hint: string;
}

/** Something that people should hear of without looking. */
export type Notice =
  | RefundWaits
  | PayoutFailed
  | BankAccountWaits
  | EndpointFailing
  | AlertNotice
  | ApiKeyExpiring
  | DeprecationNotice
  | NewDevice;

/** The right without which a kind of notice is nothing one could act on. */
const rights: Readonly<Record<NoticeKind, Scope>> = {
  alert: "alerts:write",
  deprecation: "api_keys:write",
  refund_waits: "refunds:approve",
  payout_failed: "payouts:write",
  bank_account_waits: "bank_accounts:approve",
  endpoint_failing: "webhooks:write",
  api_key_expiring: "api_keys:write",
  new_device: "sessions:write",
};

/** The kinds of notice that can reach somebody who may do this. */
export function kindsFor(scopes: ReadonlySet<Scope>): readonly NoticeKind[] {
  return noticeKinds.filter((kind) => scopes.has(rights[kind]));
}

/** A member of the team, as far as it matters to whom a notice goes. */
interface Member {
  readonly personId: Id<"usr">;
  readonly role: Role;
  /** The merchant's own role that they have instead, if so. */
  readonly ownRole?: OwnRole | null;
}

/** Whether a notice is for this member: who can act on it, and is not the one it is about. */
export function isFor(notice: Notice, { personId, role, ownRole }: Member): boolean {
  const scopes = rightsOf(role, ownRole ?? null);
  if (!kindsFor(scopes).includes(notice.kind)) return false;
  switch (notice.kind) {
    case "refund_waits":
    case "bank_account_waits":
      return notice.requestedBy !== personId;
    case "api_key_expiring":
      return notice.createdBy === personId || scopes.has("people:write");
    case "new_device":
      return notice.personId === personId;
    case "alert":
    case "deprecation":
    case "endpoint_failing":
    case "payout_failed":
      return true;
  }
}
