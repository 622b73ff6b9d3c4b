import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import type { NamedRequest } from "#domain/request-log/api-request";
import type { RequestStory } from "#domain/request-stories/request-story";
import { type Locale, translator } from "#messages/translator";
import { curlOf, readable, sentParameters, typescriptOf } from "./request-code.ts";

interface RequestContentProps {
  readonly request: NamedRequest;
  readonly story: RequestStory;
  readonly locale: Locale;
}

/** What was asked and what was answered, beside one another, and how to ask once more. */
export function RequestContent({ request, story, locale }: RequestContentProps) {
  const words = translator(locale, "requests");
  return (
    <>
      <div className="grid items-start gap-6 lg:grid-cols-2 [&>*]:min-w-0">
        <Card title={words("asked")}>
          <Asked request={request} locale={locale} />
        </Card>
        <Card title={words("told")}>
          <Told told={story.told} request={request} locale={locale} />
        </Card>
      </div>
      <Card title={words("again")}>
        <p className="mb-3 text-sm text-ink-soft">{words("againHelp")}</p>
        <div className="grid items-start gap-4 lg:grid-cols-2 [&>*]:min-w-0">
          <div>
            <h3 className="mb-1.5 text-sm text-ink-soft">{"curl"}</h3>
            <CodeBox text={curlOf(request)} />
          </div>
          <div>
            <h3 className="mb-1.5 text-sm text-ink-soft">{"TypeScript"}</h3>
            <CodeBox text={typescriptOf(request)} />
          </div>
        </div>
      </Card>
    </>
  );
}

function Asked({ request, locale }: Pick<RequestContentProps, "request" | "locale">) {
  const words = translator(locale, "requests");
  if (request.asked === null) return <p className="text-ink-soft">{words("askedUnread")}</p>;
  const sent = sentParameters(request);
  if (Object.keys(sent).length === 0) return <p className="text-ink-soft">{words("askedNone")}</p>;
  return (
    <>
      <CodeBox text={JSON.stringify(sent, null, 2)} />
      <p className="mt-2 text-sm text-ink-faint">{words("scrubbed")}</p>
    </>
  );
}

interface ToldProps {
  readonly told: string | null;
  readonly request: Pick<NamedRequest, "toldLength">;
  readonly locale: Locale;
}

function Told({ told, request: { toldLength }, locale }: ToldProps) {
  const words = translator(locale, "requests");
  if (told === null) return <p className="text-ink-soft">{words("toldGone")}</p>;
  return (
    <>
      <CodeBox text={readable(told)} />
      {toldLength !== null && (
        <p className="mt-2 text-sm text-ink-soft">
          {words("toldCut", { kept: told.length, length: toldLength })}
        </p>
      )}
    </>
  );
}
