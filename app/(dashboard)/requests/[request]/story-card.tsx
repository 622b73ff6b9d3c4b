import { clsx } from "clsx";
import { Check, EyeOff, Minus, X } from "lucide-react";
import { Card } from "#components/card";
import type { RequestStory } from "#domain/request-stories/request-story";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { outcomeSteps } from "./outcome-steps.tsx";
import { edgeSteps, type StoryStep } from "./request-steps.tsx";

const marks = {
  done: { icon: Check, tone: "text-green" },
  stopped: { icon: X, tone: "text-red" },
  nothing: { icon: Minus, tone: "text-ink-faint" },
  hidden: { icon: EyeOff, tone: "text-ink-faint" },
} as const;

interface StoryCardProps {
  readonly story: RequestStory;
  readonly ctx: DashboardContext;
}

/** The way of a request from the limiter to its deliveries, station by station. */
export function StoryCard({ story, ctx }: StoryCardProps) {
  const words = translator(ctx.locale, "story");
  return (
    <Card title={words("title")}>
      {!story.request && <p className="mb-4 text-ink-soft">{words("notLogged")}</p>}
      <ol>
        {[...edgeSteps(story, ctx), ...outcomeSteps(story, ctx)].map((step) => (
          <StationLine key={step.name} step={step} ctx={ctx} />
        ))}
      </ol>
    </Card>
  );
}

interface StationLineProps {
  readonly step: StoryStep;
  readonly ctx: DashboardContext;
}

function StationLine({ step: { name, state, content, durationMs }, ctx }: StationLineProps) {
  const words = translator(ctx.locale, "story");
  const { icon: Icon, tone } = marks[state];
  const isTold = state === "done" || state === "stopped";
  return (
    <li className="group relative flex gap-3 pb-5 last:pb-0">
      <span
        className="absolute top-7 bottom-0 left-3 w-px bg-line group-last:hidden"
        aria-hidden="true"
      />
      <span
        className={clsx(
          "flex size-6 shrink-0 items-center justify-center rounded-full border border-line",
          "bg-card",
        )}
      >
        <Icon className={`size-3.5 ${tone}`} aria-hidden="true" />
      </span>
      <div className="min-w-0 grow pt-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h3 className="font-medium">{words(`step.${name}`)}</h3>
          {durationMs !== undefined && (
            <span className="text-sm text-ink-faint tabular-nums">
              {words("took", { ms: durationMs })}
            </span>
          )}
        </div>
        <div className={isTold ? "mt-1 wrap-anywhere" : "text-sm text-ink-faint"}>
          {isTold ? content : words(state === "hidden" ? "hidden" : `nothing.${name}`)}
        </div>
      </div>
    </li>
  );
}
