\set delta random(-5000, 5000)
begin;
update pgbench_accounts set abalance = abalance + :delta where aid = 1;
select abalance from pgbench_accounts where aid = 1;
update pgbench_tellers set tbalance = tbalance + :delta where tid = 1;
update pgbench_branches set bbalance = bbalance + :delta where bid = 1;
insert into pgbench_history (tid, bid, aid, delta, mtime) values (1, 1, 1, :delta, current_timestamp);
end;
