import { setImmediate as turn } from "node:timers/promises";
import { invariant } from "#domain/errors/invariant";
import { deciding, decisionsACall } from "#e2e/bench/auth/deciding-job";
import { serveJobs } from "#e2e/bench/load/job-program";
import { measured } from "#e2e/bench/load/load-run";
import { authenticate, type Caller } from "#http/authenticate";
import { throttled } from "#http/throttle";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const requestId = newId("req", systemClock());
const answer = async () => ({ status: 200, body: "" });

// What comes before a request is read, with nothing before or after it.
serveJobs(deciding, async ({ decision, keys, ...window }) => {
  const known = await Promise.all(keys.map(presented));
  let decided = 0;
  const decideOnce = async (): Promise<void> => {
    decided += 1;
    const asked = known[decided % known.length];
    invariant(asked, "somebody asks");
    const { ctx } = decision === "throttle" ? asked.caller : await caller(asked.request);
    if (decision === "authenticate") return;
    const { status } = await throttled(ctx, answer);
    invariant(status === 200, "the limits let it through");
  };
  return measured(window, async (run) => {
    while (!run.isOver) {
      const startedAt = performance.now();
      for (let count = 0; count < decisionsACall; count += 1) await decideOnce();
      run.ended((performance.now() - startedAt) * 1_000);
      // Decisions from memory leave no room for timers.
      await turn();
    }
  });
});

async function presented(key: string) {
  const headers = { authorization: `Bearer ${key}` };
  const request = new Request("http://127.0.0.1/v1/payment_intents", { method: "POST", headers });
  return { request, caller: await caller(request) };
}

function caller(request: Request): Promise<Caller> {
  return authenticate(request, { requestId, route: "POST /v1/payment_intents" });
}
