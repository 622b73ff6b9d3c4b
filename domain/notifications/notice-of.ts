import * as z from "zod";
import { alertKinds } from "#db/schema/alerts";
import { findDeprecation } from "#domain/api-versions/deprecations";
import type { StoredEvent } from "#domain/event-log/event";
import { currencyFrom } from "#domain/money/currencies";
import { money } from "#domain/money/money";
import type { Notice } from "#domain/notifications/notice";
import {
  livingKey,
  nameOfActor,
  waitingBankAccount,
  waitingRefund,
} from "#domain/notifications/queries";

/** What people should hear of an event without looking; of most there is nothing. */
export async function noticeOf(event: StoredEvent): Promise<Notice | undefined> {
  return readers[event.type]?.(event);
}

type NoticeReader = (event: StoredEvent) => Promise<Notice | undefined>;

/** What is done already when an event is told, as after a night without a worker, is no news. */
const readers: Readonly<Record<string, NoticeReader>> = {
  "refund.created": refundWaits,
  "payout.failed": async (event) => payoutFailed(event),
  "account.external_account.created": bankAccountWaits,
  "webhook_endpoint.failing": async (event) => endpointFailing(event, false),
  "webhook_endpoint.disabled": async (event) => endpointFailing(event, true),
  "api_key.expiring": apiKeyExpiring,
  "api_key.uses_deprecated": usesDeprecated,
  "alert.began": async (event) => alerted(event),
  "alert.ended": async (event) => alerted(event),
};

async function refundWaits(event: StoredEvent): Promise<Notice | undefined> {
  const refund = await waitingRefund(event);
  return (
    refund && {
      kind: "refund_waits",
      refundId: refund.id,
      amount: money(refund.amountMinor, refund.currency),
      requestedBy: refund.requestedBy,
      requesterName: await nameOfActor(event.accountId, refund.requestedByActor),
      approvalsRequired: refund.approvalsRequired,
      expiresAt: refund.approvalExpiresAt,
    }
  );
}

const Payout = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  failure_code: z.string().nullish(),
});

function payoutFailed({ object }: StoredEvent): Notice | undefined {
  const payout = Payout.parse(object);
  const currency = currencyFrom(payout.currency.toUpperCase());
  return (
    currency && {
      kind: "payout_failed",
      payoutId: payout.id,
      amount: money(BigInt(payout.amount), currency),
      failureCode: payout.failure_code ?? null,
    }
  );
}

async function bankAccountWaits(event: StoredEvent): Promise<Notice | undefined> {
  const bankAccount = await waitingBankAccount(event);
  if (!bankAccount) return undefined;
  const { registeredBy, last4, currency } = bankAccount;
  return { kind: "bank_account_waits", requestedBy: registeredBy, last4, currency };
}

const Endpoint = z.object({ id: z.string(), url: z.string() });

function endpointFailing({ object }: StoredEvent, isDisabled: boolean): Notice {
  const { id, url } = Endpoint.parse(object);
  return { kind: "endpoint_failing", endpointId: id, url, isDisabled };
}

const Alert = z.object({
  kind: z.enum(alertKinds),
  value: z.int(),
  peak: z.int(),
  threshold: z.int(),
  window_minutes: z.int(),
  began_at: z.int(),
  ended_at: z.int().nullable(),
});

function alerted({ object }: StoredEvent): Notice {
  const alert = Alert.parse(object);
  const isEnded = alert.ended_at !== null;
  return {
    kind: "alert",
    alertKind: alert.kind,
    isEnded,
    value: isEnded ? alert.peak : alert.value,
    threshold: alert.threshold,
    windowMinutes: alert.window_minutes,
    at: Temporal.Instant.fromEpochMilliseconds((alert.ended_at ?? alert.began_at) * 1000),
  };
}

const Use = z.object({ api_key: z.string(), deprecation: z.string() });

async function usesDeprecated({ accountId, object }: StoredEvent): Promise<Notice | undefined> {
  const use = Use.parse(object);
  const deprecation = findDeprecation(use.deprecation);
  const key = await livingKey({ accountId, objectId: use.api_key });
  if (!deprecation || !key) return undefined;
  const { id: keyId, name: keyName, hint } = key;
  return { kind: "deprecation", deprecation, keyId, keyName, hint };
}

async function apiKeyExpiring(event: StoredEvent): Promise<Notice | undefined> {
  const key = await livingKey(event);
  if (!key?.expiresAt) return undefined;
  const { name, hint, createdBy, expiresAt } = key;
  return { kind: "api_key_expiring", name, hint, createdBy, expiresAt };
}
