"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import * as z from "zod/mini";
import { buttonStyle } from "#components/button-style";

interface LiveTailProps {
  /** The newest request that the page shows. */
  readonly newest: string | undefined;
  /** The filters of the list, as the query of an address. */
  readonly query: string;
  /** Where what is newer stands, for those without script. */
  readonly newer: Route;
  readonly words: Readonly<
    Record<"live" | "lost" | "newer" | "pause" | "paused" | "resume", string>
  >;
}

const everyMs = 2_000;
const longestMs = 60_000;
/** Nobody is there any more: a page that asks for ever would keep its session open for ever. */
const leftAloneMs = 10 * 60_000;
const Answer = z.object({ newest: z.nullable(z.string()) });

/** Shows the list anew as soon as there is something newer; asks rarely while nobody answers. */
export function LiveTail({ newest, query, newer, words }: LiveTailProps) {
  const [isPaused, setPaused] = useState(false);
  const isLost = useTail({ newest, query, isPaused });
  useEffect(() => {
    if (isPaused) return;
    const alone = setTimeout(() => setPaused(true), leftAloneMs);
    return () => clearTimeout(alone);
  }, [isPaused]);
  const asked = isLost ? words.lost : words.live;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
      <span
        className={`size-2 rounded-full ${isPaused || isLost ? "bg-ink-faint" : "bg-green"}`}
        aria-hidden="true"
      />
      <span>{isPaused ? words.paused : asked}</span>
      <button
        type="button"
        className={buttonStyle({ size: "small", variant: "ghost" })}
        onClick={() => setPaused(!isPaused)}
      >
        {isPaused ? words.resume : words.pause}
      </button>
      <Link href={newer} className="text-link" prefetch={false}>
        {words.newer}
      </Link>
    </div>
  );
}

interface Tail extends Pick<LiveTailProps, "newest" | "query"> {
  readonly isPaused: boolean;
}

/** Asks for the newest request while the page is looked at; whether the connection is lost. */
function useTail({ newest, query, isPaused }: Tail): boolean {
  const router = useRouter();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (isPaused) return;
    const stop = new AbortController();
    let waitMs = everyMs;
    let timer = setTimeout(ask, waitMs);
    function ask() {
      if (document.hidden) timer = setTimeout(ask, waitMs);
      else void newestOf(query, stop.signal).then(heard);
    }
    function heard(found: string | null | undefined) {
      if (stop.signal.aborted) return;
      setLost(found === undefined);
      waitMs = nextWait(found, waitMs);
      if (found && found !== newest) router.refresh();
      timer = setTimeout(ask, waitMs);
    }
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [newest, query, isPaused, router]);
  return isLost;
}

/** Twice as long after each question that nobody has answered. */
function nextWait(found: unknown, waitMs: number): number {
  return found === undefined ? Math.min(waitMs * 2, longestMs) : everyMs;
}

async function newestOf(query: string, signal: AbortSignal): Promise<string | null | undefined> {
  try {
    const answer = await fetch(`/requests/newest${query}`, { signal, cache: "no-store" });
    return answer.ok ? Answer.parse(await answer.json()).newest : undefined;
  } catch {
    // No network, or a server that is starting again: the next answer will tell.
    return undefined;
  }
}
