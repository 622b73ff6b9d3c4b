-- Payments number $2 to $3 of an account that has $4, spread evenly over two years until now.
with made as materialized (
  select n, at, n % 20 <> 0 as paid, 100 + n * 7919 % 99900 as amount,
    case when n % 50 < 45 then 'CNY' when n % 50 < 49 then 'USD' else 'EUR' end as currency,
    case when n % 4 = 0 then ($5::text[]::uuid[])[1 + n / 4 % cardinality($5::text[])] end as customer,
    case when n % 3 = 0 then 'payer' || n % 20011 || '@example.com' end as email,
    jsonb_build_object('order', n) as metadata,
    uuidv7(at - now()) as intent, uuidv7(at - now()) as charge, uuidv7(at - now()) as line,
    uuidv7(at - now()) as method
  from generate_series($2::bigint, $3::bigint) as n
  cross join lateral (
    select date_trunc('milliseconds',
      now() - make_interval(secs => 63000000.0 * ($4::bigint - n) / $4::bigint)) as at
  ) moment
), asked as (
  insert into payment_intents (account_id, id, status, amount_minor, currency,
    amount_capturable_minor, amount_received_minor, capture_method, confirmation_method,
    customer_id, payment_method_id, latest_charge_id, receipt_email, client_secret, metadata,
    created_at, version)
  select $1::uuid, intent, case when paid then 'succeeded' else 'requires_payment_method' end,
    amount, currency, 0, case when paid then amount else 0 end, 'automatic', 'automatic',
    customer, case when paid then method end, charge, email, md5(n::text), metadata, at, 2
  from made
), tried as (
  insert into charges (account_id, id, payment_intent_id, customer_id, payment_method_id, status,
    amount_minor, currency, captured, amount_captured_minor, amount_refund_reserved_minor,
    amount_refunded_minor, fee_minor, fee_returned_minor, balance_transaction_id, available_at,
    released_at, method_type, card, card_last4, billing_details, receipt_email, metadata, failure,
    channel_reference, authorised_at, captured_at, created_at, version)
  select $1::uuid, charge, intent, customer, method, case when paid then 'succeeded' else 'failed' end,
    amount, currency, paid, case when paid then amount else 0 end, 0, 0,
    case when paid then amount * 29 / 1000 else 0 end, 0, case when paid then line end,
    case when paid then at + interval '2 days' end,
    case when paid and at < now() - interval '2 days' then at + interval '2 days' end, 'card',
    '{"brand":"visa","last4":"4242","expiryMonth":12,"expiryYear":2030,"funding":"credit","country":"US","fingerprint":"0123456789abcdef"}',
    '4242', '{"address":null,"email":null,"name":null,"phone":null}', email, metadata,
    case when not paid then '{"code":"card_declined","declineCode":"generic_decline","message":"The card was declined.","chargeId":null,"paymentMethodId":null}'::jsonb end,
    'ch_' || md5(n::text), case when paid then at end, case when paid then at end, at, 2
  from made
)
insert into balance_transactions (account_id, id, type, source_id, charge_id, amount_minor,
  fee_minor, net_minor, currency, status, available_at, created_at, version)
select $1::uuid, line, 'charge', 'ch_' || left(md5(n::text), 22), charge, amount,
  amount * 29 / 1000, amount - amount * 29 / 1000, currency,
  case when at < now() - interval '2 days' then 'available' else 'pending' end,
  at + interval '2 days', at, 1
from made where paid
