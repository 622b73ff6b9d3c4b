import { clsx } from "clsx";
import * as z from "zod";
import { Card } from "#components/card";
import { Notice } from "#components/notice";
import { ObjectId } from "#components/object-id";
import { RequestStatus } from "#components/request-status";
import { DomainError } from "#domain/errors/domain-error";
import type { NamedRequest } from "#domain/request-log/api-request";
import { retrieveRequest } from "#domain/request-log/retrieve-request";
import { loadSandbox } from "#domain/request-replays/load-sandbox";
import type { RequestStory } from "#domain/request-stories/request-story";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { type MarkedLine, markedLines } from "./marked-lines.ts";

const Asked = z.object({
  account: z.string().catch(""),
  made: z.string().catch(""),
});

interface AnswersComparedProps {
  readonly story: RequestStory;
  readonly asked: unknown;
  readonly ctx: DashboardContext;
}

/** The answer of then beside that of now, what is not the same in both marked. */
export async function AnswersCompared({ story, asked, ctx }: AnswersComparedProps) {
  const words = translator(ctx.locale, "replay");
  const { account: accountId, made } = Asked.parse(asked);
  if (made === "" || !story.request) return null;
  const now = await madeThere(ctx, accountId, made);
  if (!now) return <Notice tone="careful">{words("gone")}</Notice>;
  const [before, after] = [jsonOf(story.told), jsonOf(now.told)];
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2 [&>*]:min-w-0">
      <Side
        title={words("then")}
        request={story.request}
        lines={markedLines(before, after)}
        {...{ ctx }}
      />
      <Side title={words("now")} request={now} lines={markedLines(after, before)} {...{ ctx }} />
    </div>
  );
}

/** The request that was made in that sandbox, if it is one that this person may look at. */
async function madeThere(ctx: DashboardContext, accountId: string, requestId: string) {
  try {
    return await retrieveRequest(await loadSandbox(ctx, { accountId }), { requestId });
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** An answer as what it says; one that was cut, line by line as it is. */
function jsonOf(text: string | null): unknown {
  if (text === null) return null;
  try {
    const read: unknown = JSON.parse(text);
    return read;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

interface SideProps {
  readonly title: string;
  readonly request: NamedRequest;
  readonly lines: readonly MarkedLine[];
  readonly ctx: DashboardContext;
}

function Side({ title, request, lines, ctx }: SideProps) {
  const words = translator(ctx.locale, "replay");
  return (
    <Card title={title} action={<RequestStatus {...request} />}>
      <p className="mb-2 text-sm">
        <ObjectId id={request.id} />
      </p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keyboard
        tabIndex={0}
        className={clsx(
          "max-h-[36rem] overflow-auto rounded-control border border-line bg-sunken py-2",
          "font-mono text-xs leading-relaxed",
        )}
      >
        {lines.map(({ place, text, differs }) => (
          <span
            key={place}
            className={clsx("block px-3", differs && "bg-amber-soft font-semibold")}
          >
            {differs ? <span className="sr-only">{words("differs")} </span> : null}
            {differs ? "± " : "  "}
            {text}
          </span>
        ))}
      </pre>
    </Card>
  );
}
