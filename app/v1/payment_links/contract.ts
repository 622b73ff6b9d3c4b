import { paymentLinkSchema } from "#app/v1/payment_links/payment-link-schema";
import type { Account } from "#domain/access/context";
import type { LinkAndPayment, PaymentLink } from "#domain/payment-links/payment-link";
import { paymentLinkView } from "#domain/payment-links/payment-link-view";
import { contract, type Shown } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import {
  emptyable,
  wireBoolean,
  wireId,
  wireMetadata,
  wireObject,
  wireTimestamp,
} from "#http/wire";

const names = renamed({
  active: "isActive",
  expires_at: "expiresAt",
  payment_intent: "paymentId",
  payment_link: "linkId",
});
const one = { payment_link: wireId() };
const shown = {
  answer: paymentLinkSchema,
  view: (link: PaymentLink, { account }: Shown) => paymentLinkView(link, account),
};

export const createPaymentLinkContract = contract({
  method: "POST",
  path: "/v1/payment_links",
  summary: "Create a payment link",
  scope: "payment_links:write",
  input: wireObject({
    payment_intent: wireId(),
    expires_at: wireTimestamp().optional(),
    metadata: wireMetadata().optional(),
  }).transform(names),
  ...shown,
});

export const listPaymentLinksContract = listContract({
  path: "/v1/payment_links",
  summary: "List payment links",
  scope: "payment_links:read",
  input: listParameters({
    active: wireBoolean().optional(),
    payment_intent: wireId().optional(),
  }).transform(names),
  item: paymentLinkSchema,
  view: ({ link }: LinkAndPayment, account: Account) => paymentLinkView(link, account),
});

export const retrievePaymentLinkContract = contract({
  method: "GET",
  path: "/v1/payment_links/{payment_link}",
  summary: "Retrieve a payment link",
  scope: "payment_links:read",
  input: wireObject(one).transform(names),
  ...shown,
});

export const updatePaymentLinkContract = contract({
  method: "POST",
  path: "/v1/payment_links/{payment_link}",
  summary: "Update a payment link",
  scope: "payment_links:write",
  input: wireObject({
    ...one,
    active: wireBoolean().optional(),
    expires_at: emptyable(wireTimestamp()).optional(),
    metadata: wireMetadata().optional(),
  }).transform(names),
  ...shown,
});
