import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Instant } from "#components/instant";
import { RawJson } from "#components/raw-json";
import type { Tone } from "#components/status-badge";
import type { Locale } from "#messages/translator";

export interface TimelineEntry {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly tone: Tone;
  /** What happened, in one line; may hold amounts and links. */
  readonly what: ReactNode;
  /** Who or what did it. */
  readonly actor?: ReactNode;
  readonly at: Temporal.Instant;
  /** A sentence more, such as the reason of a rejection. */
  readonly note?: ReactNode;
  /** The object as the API shows it, on demand. */
  readonly json?: unknown;
}

interface TimelineProps {
  /** Newest first. */
  readonly entries: readonly TimelineEntry[];
  readonly now: Temporal.Instant;
  readonly zone: string;
  readonly locale: Locale;
}

const marks: Readonly<Record<Tone, string>> = {
  good: "text-green",
  waiting: "text-amber",
  underway: "text-blue",
  bad: "text-red",
  quiet: "text-ink-faint",
};

/** The life of an object, newest first, one line each. */
export function Timeline({ entries, ...reader }: TimelineProps) {
  return (
    <ol>
      {entries.map((entry) => (
        <TimelineLine key={entry.id} entry={entry} {...reader} />
      ))}
    </ol>
  );
}

interface TimelineLineProps extends Omit<TimelineProps, "entries"> {
  readonly entry: TimelineEntry;
}

function TimelineLine({ entry, now, zone, locale }: TimelineLineProps) {
  const Icon = entry.icon;
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
        <Icon className={`size-3.5 ${marks[entry.tone]}`} aria-hidden="true" />
      </span>
      <div
        className={clsx("relative min-w-0 grow pt-0.5", entry.json !== undefined && "sm:min-h-12")}
      >
        <div className="gap-x-4 sm:grid sm:grid-cols-[minmax(0,1fr)_auto]">
          <p className="wrap-anywhere">{entry.what}</p>
          <div className="min-w-0 text-sm wrap-anywhere text-ink-faint sm:col-start-1">
            {entry.actor}
          </div>
          <p className="text-sm text-ink-faint sm:col-start-2 sm:row-start-1">
            <Instant value={entry.at} now={now} zone={zone} locale={locale} />
          </p>
        </div>
        {entry.note !== undefined && (
          <p className="mt-1 max-w-[44rem] text-sm text-ink-soft wrap-anywhere">{entry.note}</p>
        )}
        {entry.json !== undefined && <RawJson value={entry.json} locale={locale} corner />}
      </div>
    </li>
  );
}
