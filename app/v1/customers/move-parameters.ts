import { renamed } from "#http/renamed";
import { wireAmount, wireCurrency, wireId, wireMetadata, wireText } from "#http/wire";

/** How the verbs call what the wire calls otherwise. */
export const moveNames = renamed({
  amount: "amountMinor",
  customer: "customerId",
  customer_transfer: "moveId",
  destination: "destinationId",
  payment_method: "paymentMethodId",
  top_up: "moveId",
  withdrawal: "moveId",
});

/** What every move of a stored balance is asked with. */
export const moveParameters = {
  customer: wireId(),
  amount: wireAmount(),
  currency: wireCurrency(),
  description: wireText({ max: 500 }).optional(),
  metadata: wireMetadata().optional(),
};
