import { clsx } from "clsx";
import { Check, EyeOff, Minus, X } from "lucide-react";
import { Card } from "#components/card";
import { refusalText } from "#domain/request-stories/refusal-text";
import { type Station, stationsOf } from "#domain/request-stories/stations";
import { translator } from "#messages/translator";
import { edgeStations, type StoryProps } from "./edge-stations.tsx";
import { outcomeStations } from "./outcome-stations.tsx";

const marks = {
  done: { icon: Check, tone: "text-green" },
  stopped: { icon: X, tone: "text-red" },
  nothing: { icon: Minus, tone: "text-ink-faint" },
  hidden: { icon: EyeOff, tone: "text-ink-faint" },
} as const;

const contents = { ...edgeStations, ...outcomeStations };

/** The way of a request from its credential to its deliveries, station by station. */
export function StoryCard({ story, ctx }: StoryProps) {
  const words = translator(ctx.locale, "story");
  return (
    <Card title={words("title")}>
      {!story.request && <p className="mb-4 text-ink-soft">{words("notLogged")}</p>}
      <ol>
        {stationsOf(story).map((station) => (
          <StationLine key={station.name} station={station} story={story} ctx={ctx} />
        ))}
      </ol>
    </Card>
  );
}

interface StationLineProps extends StoryProps {
  readonly station: Station;
}

function StationLine({ station: { name, state }, story, ctx }: StationLineProps) {
  const words = translator(ctx.locale, "story");
  const { icon: Icon, tone } = marks[state];
  const isTold = state === "done" || state === "stopped";
  const Content = contents[name];
  return (
    <li className="group relative flex gap-3 pb-5 last:pb-0" data-station={name}>
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
          <h3 className={isTold ? "font-medium" : "text-ink-soft"}>{words(`step.${name}`)}</h3>
          {name === "route" && isTold && story.request && (
            <span className="text-sm text-ink-faint tabular-nums">
              {words("took", { ms: story.request.durationMs })}
            </span>
          )}
        </div>
        <div className={isTold ? "mt-1 wrap-anywhere" : "text-sm text-ink-faint"}>
          {isTold && <Content story={story} ctx={ctx} />}
          {state === "stopped" && <Refusal story={story} ctx={ctx} />}
          {state === "nothing" && words(`nothing.${name}`)}
          {state === "hidden" && words("hidden")}
        </div>
      </div>
    </li>
  );
}

/** Why it went no further, in the words that the program was told. */
function Refusal({ story }: StoryProps) {
  return (
    <p className="mt-1 text-sm text-red">
      <span className="font-mono">{story.request?.errorCode}</span> {refusalText(story.told)}
    </p>
  );
}
