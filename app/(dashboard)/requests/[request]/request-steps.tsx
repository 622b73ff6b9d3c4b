import Link from "next/link";
import type { ReactNode } from "react";
import { listAddress } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { ObjectLink } from "#components/object-link";
import type { RequestStory } from "#domain/request-stories/request-story";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { RequestKey } from "./request-key.tsx";

/** One station on a request's way. */
export interface StoryStep {
  readonly name:
    | "approval"
    | "channel"
    | "credential"
    | "deliveries"
    | "events"
    | "idempotency"
    | "later"
    | "ledger"
    | "limiter"
    | "route"
    | "signature";
  /** Whether it let the request through, stopped it, had nothing to do, or may not be seen. */
  readonly state: "done" | "stopped" | "nothing" | "hidden";
  readonly content?: ReactNode;
  readonly durationMs?: number | undefined;
}

/** The stations at the edge: who asked, how often, by what proof, whether again. */
export function edgeSteps(story: RequestStory, ctx: DashboardContext): readonly StoryStep[] {
  return [
    credentialStep(story, ctx),
    signatureStep(story, ctx),
    limiterStep(story, ctx),
    idempotencyStep(story, ctx),
    routeStep(story, ctx),
  ];
}

function limiterStep({ notes }: RequestStory, { locale }: DashboardContext): StoryStep {
  const words = translator(locale, "story");
  const { limits = [], refusedBy } = notes.limiter ?? {};
  if (limits.length === 0) return { name: "limiter", state: "nothing" };
  return {
    name: "limiter",
    state: refusedBy === undefined ? "done" : "stopped",
    content: (
      <ul>
        {limits.map(({ rule, before, after, burst }) => (
          <li key={rule} className="tabular-nums">
            {words("limit", { rule, before, after, burst })}
            {rule === refusedBy && <strong> {words("limitRefused")}</strong>}
          </li>
        ))}
      </ul>
    ),
  };
}

function credentialStep({ request, notes }: RequestStory, ctx: DashboardContext): StoryStep {
  const words = translator(ctx.locale, "story");
  const { credential } = notes;
  if (request?.applicationId) {
    const name = request.applicationName ?? request.applicationId;
    return {
      name: "credential",
      state: "done",
      content: <p>{words(credential?.bound ? "boundApplication" : "application", { name })}</p>,
    };
  }
  if (!request?.keyId) return { name: "credential", state: "nothing" };
  return {
    name: "credential",
    state: "done",
    content: (
      <>
        <p>{words(credential?.kind === "jwt" ? "jwt" : "apiKey")}</p>
        <RequestKey request={request} ctx={ctx} />
      </>
    ),
  };
}

function signatureStep({ notes }: RequestStory, { locale }: DashboardContext): StoryStep {
  const { signature } = notes;
  if (!signature) return { name: "signature", state: "nothing" };
  const { algorithm, keyId, scheme } = signature;
  const words = translator(locale, "story");
  const content = <p>{words("signed", { algorithm, keyId, scheme: words(`scheme.${scheme}`) })}</p>;
  return { name: "signature", state: "done", content };
}

function idempotencyStep({ request, notes }: RequestStory, ctx: DashboardContext): StoryStep {
  const words = translator(ctx.locale, "story");
  if (notes.replayOf) {
    return {
      name: "idempotency",
      state: "done",
      content: (
        <>
          <p>{words("replay")}</p>
          <ObjectLink id={notes.replayOf} href={objectAddress(notes.replayOf)} />
        </>
      ),
    };
  }
  if (!request?.idempotencyKey) return { name: "idempotency", state: "nothing" };
  return {
    name: "idempotency",
    state: "done",
    content: <p>{words("firstUse", { key: request.idempotencyKey })}</p>,
  };
}

function routeStep({ request, notes }: RequestStory, { locale }: DashboardContext): StoryStep {
  const words = translator(locale, "story");
  if (!request) return { name: "route", state: "nothing" };
  if (notes.limiter?.refusedBy !== undefined) return { name: "route", state: "nothing" };
  const { method, route, status, errorCode, objectId, durationMs } = request;
  return {
    name: "route",
    state: status < 400 ? "done" : "stopped",
    durationMs,
    content: (
      <>
        <p>
          <Link href={listAddress("/requests", { route })} className="text-link font-mono text-sm">
            {method} {route}
          </Link>{" "}
          {words("answered", { status })}{" "}
          {errorCode !== null && <span className="font-mono text-sm">{errorCode}</span>}
        </p>
        {objectId !== null && <ObjectLink id={objectId} href={objectAddress(objectId)} />}
      </>
    ),
  };
}
