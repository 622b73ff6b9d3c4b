import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { eventTypeIn, prettyBody } from "#app/(dashboard)/sandbox/inbox/pretty-body";
import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import { EmptyState } from "#components/empty-state";
import { Instant } from "#components/instant";
import { StatusBadge, type Tone } from "#components/status-badge";
import type { SignatureVerdict } from "#domain/webhook-inbox/check-signature";
import { type Inbox, inboxUrl } from "#domain/webhook-inbox/inbox";
import type { CheckedMessage } from "#domain/webhook-inbox/list-messages";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface InboxMessagesProps {
  readonly inbox: Inbox;
  readonly kept: number;
  /** The latest, newest first. */
  readonly messages: readonly CheckedMessage[];
  readonly ctx: DashboardContext;
}

/** What came to an inbox, each request folded to a line until it is opened. */
export function InboxMessages({ inbox, kept, messages, ctx }: InboxMessagesProps) {
  const words = translator(ctx.locale, "inbox");
  if (messages.length === 0) {
    const command = `curl ${inboxUrl(inbox)} --json '{"hello":"world"}'`;
    return (
      <Card flush>
        <EmptyState sentence={words("empty")} command={command} />
      </Card>
    );
  }
  return (
    <Card title={words("messages", { count: kept })} flush>
      <ul className="divide-y divide-line border-t border-line">
        {messages.map((checked) => (
          <li key={checked.message.number}>
            <Message checked={checked} ctx={ctx} />
          </li>
        ))}
      </ul>
      {kept > messages.length && (
        <p className="border-t border-line px-4 py-3 text-sm text-ink-faint sm:px-5">
          {words("older")}
        </p>
      )}
    </Card>
  );
}

const tones: Readonly<Record<SignatureVerdict, Tone>> = {
  valid: "good",
  former: "good",
  expired: "waiting",
  invalid: "bad",
  malformed: "bad",
  missing: "quiet",
  unknown: "quiet",
};

interface MessageProps {
  readonly checked: CheckedMessage;
  readonly ctx: DashboardContext;
}

function Message({ checked: { message, signature }, ctx }: MessageProps) {
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "inbox");
  const { number, headers, body, bytes, receivedAt } = message;
  const headerLines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <details className="group/message">
      <summary
        className={clsx(
          "flex list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 outline-offset-[-2px]",
          "hover:bg-hover sm:px-5",
        )}
      >
        <ChevronRight
          className="size-3.5 text-ink-faint transition-transform group-open/message:rotate-90"
          aria-hidden="true"
        />
        <span className="min-w-0 grow font-mono text-sm wrap-anywhere">
          <span className="text-ink-faint">{`#${number} `}</span>
          {eventTypeIn(body) ?? "POST"}
        </span>
        <span className="text-sm">
          <StatusBadge tone={tones[signature]} label={words(`signature.${signature}`)} />
        </span>
        <span className="text-sm text-ink-soft">
          <Instant value={receivedAt} now={now} zone={timeZone} locale={locale} />
        </span>
      </summary>
      <div className="space-y-4 px-4 pt-2 pb-4 sm:px-5">
        {headerLines.length > 0 && (
          <section>
            <h3 className="mb-1.5 text-sm font-medium">{words("headers")}</h3>
            <CodeBox text={headerLines.join("\n")} />
          </section>
        )}
        <section>
          <h3 className="mb-1.5 text-sm font-medium">
            {`${words("body")} · ${new Intl.NumberFormat(locale).format(bytes)} B`}
          </h3>
          <CodeBox text={body === "" ? words("emptyBody") : prettyBody(body)} />
        </section>
      </div>
    </details>
  );
}
