import { Instant } from "#components/instant";
import { RawJson } from "#components/raw-json";
import type { Evidence } from "#domain/channels/operation";
import type { DashboardContext } from "#http/session";
import { catalogue, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";

interface ChannelEvidenceProps {
  readonly evidence: readonly Evidence[];
  readonly ctx: DashboardContext;
}

/** Every word to and from the channel in its order; each opens to what was said, as it was. */
export function ChannelEvidence({ evidence, ctx }: ChannelEvidenceProps) {
  return (
    <ol className="space-y-2 border-l border-line pl-4">
      {evidence.map((word) => (
        <li key={word.place.toString()}>
          <OneWord word={word} ctx={ctx} />
        </li>
      ))}
    </ol>
  );
}

interface OneWordProps {
  readonly word: Evidence;
  readonly ctx: DashboardContext;
}

function OneWord({ word, ctx }: OneWordProps) {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "channel");
  const said = word.says === null ? words("asked") : saidIn(word.says, ctx);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="min-w-0 grow wrap-anywhere">
          <span className="font-medium">{words(`source.${word.source}`)}</span> {said}
          <Effect word={word} ctx={ctx} />
        </span>
        <span className="text-sm text-ink-faint">
          <Instant value={word.createdAt} zone={timeZone} locale={locale} exact />
        </span>
      </p>
      <RawJson value={word.content} locale={locale} />
    </>
  );
}

function Effect({ word, ctx }: OneWordProps) {
  const words = translator(ctx.locale, "channel");
  if (word.effect === "contradicts") {
    return <span className="text-sm text-red"> {words("contradicts")}</span>;
  }
  if (word.effect === "moved" || word.says === null) return null;
  return <span className="text-sm text-ink-faint"> {words("nothingNew")}</span>;
}

function saidIn(says: string, { locale }: DashboardContext): string {
  return wordOf(catalogue(locale).channel.says, says) ?? says;
}
