import { StatusBadge, type Tone } from "#components/status-badge";
import { catalogue, type Locale, type Messages } from "#messages/translator";

/** The kinds of object that have states with a word and a colour of their own. */
export type StatusKind = keyof Messages["status"];

/** The states of one kind of object. */
export type StatusOf<Kind extends StatusKind> = keyof Messages["status"][Kind] & string;

type PerStatus<Value> = {
  readonly [Kind in StatusKind]: Readonly<Record<StatusOf<Kind>, Value>>;
};

const tones: PerStatus<Tone> = {
  apiKey: { active: "good", expired: "quiet", replaced: "waiting", revoked: "quiet" },
  application: { approved: "good", rejected: "bad", suspended: "bad", waiting: "waiting" },
  balanceTransaction: { available: "good", pending: "underway" },
  bankAccount: { approved: "good", rejected: "bad", waiting: "waiting" },
  channelOperation: {
    failed: "bad",
    needs_person: "waiting",
    pending: "underway",
    reserved: "underway",
    succeeded: "good",
    unknown: "underway",
  },
  charge: {
    authorised: "underway",
    failed: "bad",
    partially_refunded: "quiet",
    pending: "underway",
    refunded: "quiet",
    succeeded: "good",
    voided: "quiet",
  },
  email: { failed: "bad", queued: "underway", sent: "good", unsent: "quiet" },
  paymentIntent: {
    canceled: "quiet",
    processing: "underway",
    requires_action: "waiting",
    requires_capture: "waiting",
    requires_confirmation: "waiting",
    requires_payment_method: "quiet",
    succeeded: "good",
  },
  paymentLink: {
    canceled: "quiet",
    expired: "quiet",
    inactive: "quiet",
    open: "waiting",
    paid: "good",
    paused: "bad",
    processing: "underway",
  },
  payout: {
    canceled: "quiet",
    failed: "bad",
    in_transit: "underway",
    paid: "good",
    pending: "waiting",
  },
  person: { active: "good", invited: "waiting" },
  policy: {
    active: "good",
    pending: "waiting",
    rejected: "bad",
    replaced: "quiet",
    withdrawn: "quiet",
  },
  refund: {
    canceled: "quiet",
    expired: "quiet",
    failed: "bad",
    pending: "underway",
    rejected: "bad",
    requires_approval: "waiting",
    succeeded: "good",
  },
  webhookDelivery: { failed: "bad", pending: "underway", succeeded: "good" },
  webhookEndpoint: {
    disabled: "quiet",
    disabled_failing: "bad",
    enabled: "good",
    failing: "waiting",
  },
};

interface ObjectStatusProps<Kind extends StatusKind> {
  readonly kind: Kind;
  readonly status: StatusOf<Kind>;
  readonly locale: Locale;
}

/** The state of an object in the reader's words; a state without a word does not compile. */
export function ObjectStatus<Kind extends StatusKind>(props: ObjectStatusProps<Kind>) {
  return <StatusBadge tone={tones[props.kind][props.status]} label={statusWord(props)} />;
}

/** The word alone, for sentences, filters and exports. */
export function statusWord<Kind extends StatusKind>(props: ObjectStatusProps<Kind>): string {
  const words: PerStatus<string> = catalogue(props.locale).status;
  return words[props.kind][props.status];
}
