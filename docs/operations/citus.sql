-- The tables of Tollgate over many database machines, in the words of Citus. A plan: Citus itself was
-- not run, and ../decisions/0026-beyond-one-machine.md says which statements have to change first.
-- db/distribution.test.ts holds it to the tables that there are.

-- On every machine: what rows of any account lead to. Small, read often, seldom written.
select create_reference_table('merchants');
select create_reference_table('people');
select create_reference_table('accounts');
select create_reference_table('applications');
select create_reference_table('vault_keys');

-- On the first machine alone. Found without an account:
-- local: api_key_digests
-- local: application_grants
-- local: application_secrets
-- local: oauth_artefacts
-- local: payment_link_accounts
-- local: webhook_inbox_tokens
-- Of people and their browsers:
-- local: invitations
-- local: memberships
-- local: notification_preferences
-- local: sessions
-- local: sign_in_failures
-- local: custom_roles
-- local: totp_factors
-- local: passkeys
-- local: recovery_codes
-- local: one_time_tickets
-- local: sign_in_policies
-- local: identity_providers
-- local: external_identities
-- local: installation_identities
-- Read from the memory of every process, which is told of changes by NOTIFY from there:
-- local: api_keys
-- local: rate_limits
-- local: signing_keys
-- Of the installation as a whole:
-- local: audit_seals
-- local: worker_rounds
-- Written for many accounts in one statement:
-- local: rate_buckets
-- local: quota_counts
-- local: requests_in_flight
-- local: limit_refusals
-- Of addresses, for all accounts; read from memory and told as above:
-- local: address_blocks
-- local: blocked_traffic
-- local: issuer_keys

-- By account: an account's rows of all these tables are on one machine, together.
select create_distributed_table('alert_rules', 'account_id');
select create_distributed_table('alerts', 'account_id');
select create_distributed_table('api_requests', 'account_id');
select create_distributed_table('audit_checks', 'account_id');
select create_distributed_table('audit_entries', 'account_id');
select create_distributed_table('audit_links', 'account_id');
select create_distributed_table('audit_outbox', 'account_id');
select create_distributed_table('audit_roots', 'account_id');
select create_distributed_table('balance_transactions', 'account_id');
select create_distributed_table('bank_accounts', 'account_id');
select create_distributed_table('channel_evidence', 'account_id');
select create_distributed_table('channel_operations', 'account_id');
select create_distributed_table('charges', 'account_id');
select create_distributed_table('customers', 'account_id');
select create_distributed_table('default_bank_accounts', 'account_id');
select create_distributed_table('deprecation_uses', 'account_id');
select create_distributed_table('emails', 'account_id');
select create_distributed_table('event_outbox', 'account_id');
select create_distributed_table('events', 'account_id');
select create_distributed_table('idempotency_answers', 'account_id');
select create_distributed_table('idempotency_records', 'account_id');
select create_distributed_table('ledger_accounts', 'account_id');
select create_distributed_table('ledger_transfers', 'account_id');
select create_distributed_table('payment_intents', 'account_id');
select create_distributed_table('payment_links', 'account_id');
select create_distributed_table('payment_methods', 'account_id');
select create_distributed_table('payment_volumes', 'account_id');
select create_distributed_table('payouts', 'account_id');
select create_distributed_table('refund_decisions', 'account_id');
select create_distributed_table('refund_policies', 'account_id');
select create_distributed_table('refunds', 'account_id');
select create_distributed_table('sandbox_channel_notifications', 'account_id');
select create_distributed_table('sandbox_channel_operations', 'account_id');
select create_distributed_table('search_terms', 'account_id');
select create_distributed_table('setup_intents', 'account_id');
select create_distributed_table('spending_days', 'account_id');
select create_distributed_table('counted_refunds', 'account_id');
select create_distributed_table('standing_checks', 'account_id');
select create_distributed_table('top_ups', 'account_id');
select create_distributed_table('transfer_reversals', 'account_id');
select create_distributed_table('transfers', 'account_id');
select create_distributed_table('used_nonces', 'account_id');
select create_distributed_table('vault_tokens', 'account_id');
select create_distributed_table('wallet_transactions', 'account_id');
select create_distributed_table('wallet_transfers', 'account_id');
select create_distributed_table('wallets', 'account_id');
select create_distributed_table('webhook_attempts', 'account_id');
select create_distributed_table('webhook_deliveries', 'account_id');
select create_distributed_table('webhook_endpoints', 'account_id');
select create_distributed_table('webhook_inbox_messages', 'account_id');
select create_distributed_table('webhook_inboxes', 'account_id');
select create_distributed_table('webhook_lanes', 'account_id');
select create_distributed_table('webhook_redeliveries', 'account_id');
select create_distributed_table('withdrawals', 'account_id');
