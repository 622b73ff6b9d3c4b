"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { listAddress } from "#app/(dashboard)/list-address";
import { endpointAt } from "#app/v1/endpoints";
import type { FormState } from "#components/action-form";
import { DomainError } from "#domain/errors/domain-error";

import { flushRequests } from "#domain/request-log/log-request";
import { retrieveRequest } from "#domain/request-log/retrieve-request";
import { asProgram } from "#domain/request-replays/as-program";
import { loadSandbox } from "#domain/request-replays/load-sandbox";
import { submit } from "#http/session-submit";
import { newId } from "#platform/ids";
import { replayRequest } from "./replayable.ts";

const json = z.string().transform((text, check) => {
  try {
    const read: unknown = JSON.parse(text === "" ? "{}" : text);
    return read;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    check.addIssue({ code: "custom", message: "no JSON" });
    return z.NEVER;
  }
});

const ReplayForm = z.object({
  request: z.string(),
  account: z.string().min(1),
  parameters: json.pipe(z.record(z.string(), z.unknown())),
});

/** Asks a sandbox what was asked before, as a program would, and shows both answers. */
export async function replayAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ReplayForm, async (ctx, { request: requestId, account, parameters }) => {
    const request = await retrieveRequest(ctx, { requestId });
    const who = asProgram(await loadSandbox(ctx, { accountId: account }));
    const endpoint = await endpointAt(request.method, request.route);
    if (!endpoint) throw new DomainError("route_unknown", "The API has nothing at this path.");
    const key = `replay-${newId("req", ctx.clock())}`;
    const answer = await endpoint.answerAs(replayRequest(request, parameters, key), who);
    await flushRequests();
    const made = answer.headers.get("request-id") ?? "";
    return redirect(listAddress(`/requests/${request.id}/replay`, { account, made }));
  });
}
