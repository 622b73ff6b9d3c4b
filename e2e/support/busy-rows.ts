/** How the copies of a row differ from it: SQL over `g`, which counts them from the oldest. */
export interface Multiplied {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
  /** Which row is copied. */
  readonly like?: string;
}

/** The account whose rows are made many, and the uuids of what it has by how their ids begin. */
export interface Known {
  readonly account: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly count: number;
  readonly until: Temporal.Instant;
}

/** So many of the oldest are what the others are not. */
const rare = 60;
const isRare = `g <= ${rare}`;

/** One row a second, the newest before what they are copies of; the time is in the id as well. */
function made({ count, until }: Known) {
  const milliseconds = `(${until.epochMilliseconds} - (${count} - g) * 1000)`;
  return {
    id: `(lpad(to_hex(${milliseconds}), 12, '0') || '70008000' || lpad(to_hex(g), 12, '0'))::uuid`,
    created_at: `to_timestamp(${milliseconds} / 1000.0)`,
  };
}

/** Much of everything that lists show, in an order in which what is referred to comes first. */
export function manyOfEach(known: Known): readonly Multiplied[] {
  return [...ofCustomers(known), ...ofPayments(known), ...ofMoneyOut(known), ...ofRecord(known)];
}

function ofCustomers(known: Known): readonly Multiplied[] {
  const { ids, count } = known;
  const { id, created_at } = made(known);
  const row = { id, created_at };
  const stored = { ...row, customer_id: `'${ids.cus}'::uuid` };
  return [
    {
      table: "customers",
      columns: {
        ...row,
        status: `case when ${isRare} then 'frozen' else 'active' end`,
        status_reason: "'Asked for'",
        deleted_at: `case when g > ${count / 2} then now() end`,
        email: `case when ${isRare} then 'rare@example.com' else 'c' || g || '@example.com' end`,
        name: `case when ${isRare} then 'Rare' else 'Ada ' || g end`,
      },
    },
    {
      table: "payment_methods",
      like: `id = '${ids.pm}'`,
      columns: { ...row, customer_id: `case when ${isRare} then '${ids.cus}'::uuid end` },
    },
    { table: "setup_intents", columns: { ...stored, payment_method_id: `'${ids.pm}'::uuid` } },
    {
      table: "wallet_transactions",
      columns: { ...stored, wallet_version: "g + 1000" },
    },
    { table: "top_ups", columns: stored },
    { table: "withdrawals", columns: stored },
    { table: "wallet_transfers", columns: row },
  ];
}

function ofPayments(known: Known): readonly Multiplied[] {
  const { ids } = known;
  const { id, created_at } = made(known);
  const row = { id, created_at };
  const customer = `case when g % 3 = 0 then '${ids.cus}'::uuid when ${isRare} then ${id} end`;
  const currency = `case when ${isRare} then 'JPY' when g % 5 = 0 then 'EUR' else 'CNY' end`;
  return [
    {
      table: "payment_intents",
      like: `id = '${ids.pi}'`,
      columns: {
        ...row,
        currency,
        customer_id: customer,
        latest_charge_id: id,
        status: `case when ${isRare} then 'canceled' else 'succeeded' end`,
        amount_minor: `case when ${isRare} then 777 else 100000 + g % 7 end`,
        amount_received_minor: "0",
        receipt_email: `case when ${isRare} then 'rare@example.com' end`,
        metadata: `jsonb_build_object(
          'shop', 'web', 'order', case when ${isRare} then 'rare' else g::text end)`,
      },
    },
    {
      table: "charges",
      like: `id = '${ids.ch}'`,
      columns: {
        ...row,
        payment_intent_id: id,
        customer_id: customer,
        card_last4: `case when ${isRare} then '0001' else '4242' end`,
        released_at: "now()",
      },
    },
    {
      table: "refunds",
      columns: {
        ...row,
        charge_id: id,
        payment_intent_id: id,
        status: `case when ${isRare} then 'pending' else 'succeeded' end`,
        approvals_given: `case when ${isRare} then 0 else 9 end`,
        approvals_required: "1",
      },
    },
    {
      table: "payment_links",
      columns: {
        ...row,
        payment_intent_id: id,
        status: `case when ${isRare} then 'inactive' else 'active' end`,
      },
    },
    {
      table: "balance_transactions",
      like: "type = 'charge'",
      columns: {
        ...row,
        currency,
        charge_id: id,
        source_id: "'ch_' || g",
        payout_id: `case when g % 40 = 0 then '${ids.po}'::uuid end`,
        type: `case when ${isRare} then 'refund' else 'charge' end`,
        status: `case when ${isRare} then 'pending' else 'available' end`,
      },
    },
  ];
}

function ofMoneyOut(known: Known): readonly Multiplied[] {
  const { ids } = known;
  const { id, created_at } = made(known);
  const row = { id, created_at };
  return [
    {
      table: "payouts",
      like: `id = '${ids.po}'`,
      columns: {
        ...row,
        status: `case when ${isRare} then 'in_transit' else 'paid' end`,
        arrival_at: `${created_at} + interval '1 day'`,
        next_step_at: "null",
        failure_code: "null",
        failure_balance_transaction_id: "null",
      },
    },
    {
      table: "transfers",
      like: `id = '${ids.tr}'`,
      columns: {
        ...row,
        transfer_group: `case when ${isRare} then 'rare' when g % 2 = 0 then 'usual' end`,
      },
    },
    { table: "transfer_reversals", columns: row },
  ];
}

function ofRecord(known: Known): readonly Multiplied[] {
  const { ids } = known;
  const { id, created_at } = made(known);
  const row = { id, created_at };
  const ofEndpoint = `endpoint_id = '${ids.we}'`;
  return [
    {
      table: "events",
      columns: {
        ...row,
        type: `case when ${isRare} then 'refund.failed' else 'payment_intent.' || g % 5 end`,
        object_id: `case when ${isRare} then 'pi_rare' else 'pi_' || g end`,
        sequence: "g",
      },
    },
    {
      table: "webhook_deliveries",
      like: ofEndpoint,
      columns: {
        ...row,
        event_id: id,
        state: `case when ${isRare} then 'failed' else 'succeeded' end`,
        next_attempt_at: "null",
        finished_at: "now()",
      },
    },
    {
      table: "emails",
      columns: {
        ...row,
        cause: "'evt_' || g",
        status: "'sent'",
        sent_at: "now()",
        next_attempt_at: "null",
      },
    },
    // Past the product, for lists alone: a check of this chain would name each as put in beside it.
    { table: "audit_entries", columns: { ...row, subject: "'pi_' || g" } },
    {
      table: "ledger_transfers",
      like: "kind = 'posted'",
      columns: { ...row, subject: "'pi_' || g" },
    },
    {
      table: "api_requests",
      columns: {
        ...row,
        route: `case when ${isRare} then '/v1/rare' else '/v1/charges' end`,
        method: `case when ${isRare} then 'DELETE' else 'GET' end`,
        status: `case when ${isRare} then 500 else 200 end`,
        status_class: `case when ${isRare} then 5 else 2 end`,
      },
    },
  ];
}

/** The texts by which the payments are found, and what they come to in each quarter of an hour. */
export function accountTerms({ account, ids }: Known): string {
  return `
    update payouts set automatic = true where account_id = '${account}' and id = '${ids.po}';
    insert into search_terms (account_id, kind, field, value, object_id, version)
    select account_id, 'pi', 'metadata.' || key, value, id, 0
    from payment_intents, jsonb_each_text(metadata) said (key, value)
    where account_id = '${account}';
    insert into payment_volumes (account_id, started_at, currency, captured_minor, payments)
    select '${account}', now() - make_interval(mins => 15 * g), 'CNY', 1, 1
    from generate_series(1, 5000) g`;
}
