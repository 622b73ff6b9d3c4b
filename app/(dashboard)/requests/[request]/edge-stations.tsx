import Link from "next/link";
import type { ReactNode } from "react";
import { listAddress } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { ObjectLink } from "#components/object-link";
import type { RequestStory } from "#domain/request-stories/request-story";
import { asksPayer, type StationName, stoppedAt } from "#domain/request-stories/stations";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { RequestKey } from "./request-key.tsx";

/** A story, and whom it is told. */
export interface StoryProps {
  readonly story: RequestStory;
  readonly ctx: DashboardContext;
}

/** What there is to tell of the stations at the edge: who asked, how often, by what proof. */
export const edgeStations = {
  credential: Credential,
  signature: Signature,
  limiter: Limiter,
  idempotency: Idempotency,
  route: Route,
  risk: Risk,
} as const satisfies Partial<Record<StationName, (props: StoryProps) => ReactNode>>;

function Credential({ story: { request, notes }, ctx }: StoryProps) {
  const words = translator(ctx.locale, "story");
  const { credential } = notes;
  if (request?.applicationId) {
    const name = request.applicationName ?? request.applicationId;
    return <p>{words(credential?.bound ? "boundApplication" : "application", { name })}</p>;
  }
  if (!request?.keyId) return null;
  return (
    <>
      <p>{words(credential?.kind === "jwt" ? "jwt" : "apiKey")}</p>
      <RequestKey request={request} ctx={ctx} />
    </>
  );
}

function Signature({ story: { notes }, ctx }: StoryProps) {
  const words = translator(ctx.locale, "story");
  if (!notes.signature) return null;
  const { algorithm, keyId, scheme } = notes.signature;
  return <p>{words("signed", { algorithm, keyId, scheme: words(`scheme.${scheme}`) })}</p>;
}

function Limiter({ story: { notes }, ctx }: StoryProps) {
  const words = translator(ctx.locale, "story");
  const { limits = [], refusedBy } = notes.limiter ?? {};
  return (
    <ul>
      {limits.map(({ rule, before, after, burst }) => (
        <li key={rule} className="tabular-nums">
          {words("limit", { rule, before, after, burst })}
          {rule === refusedBy && <strong> {words("limitRefused")}</strong>}
        </li>
      ))}
    </ul>
  );
}

function Idempotency({ story, ctx }: StoryProps) {
  const { request, notes } = story;
  const words = translator(ctx.locale, "story");
  const key = request?.idempotencyKey ?? "";
  if (!notes.replayOf) {
    return <p>{words(stoppedAt(story) === "idempotency" ? "keySent" : "firstUse", { key })}</p>;
  }
  return (
    <>
      <p>{words("replay")}</p>
      <ObjectLink id={notes.replayOf} href={objectAddress(notes.replayOf)} />
    </>
  );
}

function Route({ story: { request }, ctx }: StoryProps) {
  if (!request) return null;
  const words = translator(ctx.locale, "story");
  const { method, route, status, objectId } = request;
  return (
    <>
      <p>
        <Link href={listAddress("/requests", { route })} className="text-link font-mono text-sm">
          {method} {route}
        </Link>{" "}
        {words("answered", { status })}
      </p>
      {objectId !== null && <ObjectLink id={objectId} href={objectAddress(objectId)} />}
    </>
  );
}

function Risk({ story, ctx }: StoryProps) {
  const words = translator(ctx.locale, "story.risk");
  if (stoppedAt(story) === "risk") return null;
  return <p>{words(story.events?.some(asksPayer) ? "asksPayer" : "passed")}</p>;
}
