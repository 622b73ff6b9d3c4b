import { spanText } from "#components/webhooks/span-text";
import type { DebuggedSignature } from "#domain/webhook-signatures/debug-signature";
import { toleranceSeconds } from "#domain/webhook-signatures/explain-signature";
import type {
  Cause,
  Explanation,
  HeldSecret,
  JudgedSignature,
  JudgedTime,
} from "#domain/webhook-signatures/explanation";
import type { DashboardContext } from "#http/session";
import type { Finding } from "#http/session-form";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";

type Reader = Pick<DashboardContext, "locale" | "timeZone">;
type Endpoints = DebuggedSignature["endpoints"];

const minutes = toleranceSeconds / 60;

/** Step by step what a program meets, then each cause with what to do about it. */
export function findingTexts(
  { explanation, endpoints }: DebuggedSignature,
  reader: Reader,
): readonly Finding[] {
  const { verdict, time, signatures, causes } = explanation;
  return [
    {
      tone: verdict === "valid" ? "good" : "bad",
      title: translator(reader.locale, "signatureDebugger")(`verdict.${verdict}`),
    },
    headerFinding(explanation, reader),
    ...(time ? [timeFinding(time, reader)] : []),
    ...signatures.map((each, place) => signatureFinding({ each, place, endpoints }, reader)),
    ...causes.map((cause) => causeFinding(cause, endpoints, reader)),
  ];
}

const headerKinds = /^(?:header_|no_|time_|other_scheme|signature_)/;

function headerFinding({ verdict, signatures, causes }: Explanation, { locale }: Reader): Finding {
  const words = translator(locale, "signatureDebugger.step");
  if (verdict === "unreadable") return { tone: "bad", title: words("headerUnread") };
  if (causes.some(({ kind }) => headerKinds.test(kind))) {
    return { tone: "bad", title: words("headerFaulty") };
  }
  const text = words("headerReadText", { count: signatures.length });
  return { tone: "good", title: words("headerRead"), text };
}

function timeFinding({ signedAt, ageSeconds, isInTime }: JudgedTime, reader: Reader): Finding {
  const words = translator(reader.locale, "signatureDebugger.step");
  const told = {
    time: exactTime(signedAt, reader.timeZone, reader.locale),
    age: spanText(Math.abs(ageSeconds), reader.locale),
  };
  return {
    tone: isInTime ? "good" : "bad",
    title: words(isInTime ? "timeGood" : "timeBad", { minutes }),
    text: words(ageSeconds >= 0 ? "timeAgo" : "timeAhead", told),
  };
}

interface PlacedSignature {
  readonly each: JudgedSignature;
  readonly place: number;
  readonly endpoints: Endpoints;
}

/** One that fits none is no fault as long as another does: each secret that signs adds one. */
function signatureFinding({ each, place, endpoints }: PlacedSignature, reader: Reader): Finding {
  const words = translator(reader.locale, "signatureDebugger.step");
  const { signature, signedBy } = each;
  const named = { number: place + 1, hint: `${signature.slice(0, 8)}…` };
  if (!signedBy) return { tone: "quiet", title: words("matchesNot", named) };
  const secret = secretText(signedBy, endpoints, reader);
  return { tone: "good", title: words("matches", named), text: words("matchesText", { secret }) };
}

function secretText({ endpointId, turn }: HeldSecret, endpoints: Endpoints, reader: Reader) {
  const words = translator(reader.locale, "signatureDebugger.step");
  if (endpointId === null) return words("typedSecret");
  const url = urlOf(endpointId, endpoints);
  return words(turn === "present" ? "presentSecret" : "formerSecret", { url });
}

function causeFinding({ kind, endpointId }: Cause, endpoints: Endpoints, reader: Reader): Finding {
  const words = translator(reader.locale, "signatureDebugger.cause");
  const url = endpointId === undefined ? "" : urlOf(endpointId, endpoints);
  return {
    tone: "bad",
    title: words(`${kind}.title`),
    text: words(`${kind}.text`, { url, minutes }),
  };
}

function urlOf(endpointId: string, endpoints: Endpoints): string {
  return endpoints.find(({ id }) => id === endpointId)?.url ?? endpointId;
}
