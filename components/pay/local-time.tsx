"use client";

import { useSyncExternalStore } from "react";
import type { Locale } from "#messages/translator";

interface LocalTimeProps {
  /** ISO 8601, in UTC, for programs. */
  readonly iso: string;
  readonly epochMs: number;
  readonly locale: Locale;
}

/** A moment in the zone of whoever looks, which only their browser knows; until then in UTC. */
export function LocalTime({ iso, epochMs, locale }: LocalTimeProps) {
  const timeZone = useSyncExternalStore(never, browserZone, () => "UTC");
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "long",
    timeStyle: "long",
    hourCycle: "h23",
    timeZone,
  });
  return <time dateTime={iso}>{format.format(epochMs)}</time>;
}

const never = () => () => {};

function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
