import { disconnect } from "#db/client";
import { admitRequest } from "#domain/rate-limits/admit-request";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

// Asks as often as it is told to, and prints how many requests went on.
const caller = { accountId: newId("acct", systemClock()), keyId: newId("key", systemClock()) };
const times = Number(process.argv[2]);
const admissions = [];
for (let turn = 0; turn < times; turn += 1) admissions.push(await admitRequest(caller));
const admitted = admissions.filter(({ refusal }) => !refusal).length;
process.stdout.write(`${JSON.stringify({ admitted })}\n`);
await disconnect();
