"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import * as z from "zod/mini";
import type { PageState } from "#domain/payment-links/payment-link";

interface WatchProps {
  /** What the screen shows now. */
  readonly state: PageState;
  /** Where the present state can be asked for. */
  readonly address: string;
}

const everyMs = 2_000;
const longestMs = 60_000;
const Answer = z.object({ state: z.string() });

/** Shows the page anew as soon as its state is another; asks more rarely while nobody answers. */
export function Watch({ state, address }: WatchProps) {
  const router = useRouter();
  useEffect(() => {
    let waitMs = everyMs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = new AbortController();
    const ask = async () => {
      const found = await stateAt(address, stop.signal);
      if (stop.signal.aborted) return;
      waitMs = found === undefined ? Math.min(waitMs * 2, longestMs) : everyMs;
      if (found !== undefined && found !== state) router.refresh();
      timer = setTimeout(() => void ask(), waitMs);
    };
    timer = setTimeout(() => void ask(), waitMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [state, address, router]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="5" />
    </noscript>
  );
}

async function stateAt(address: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const answer = await fetch(address, { signal, cache: "no-store" });
    return answer.ok ? Answer.parse(await answer.json()).state : undefined;
  } catch {
    // No network, or a server that is starting again: the next answer will tell.
    return undefined;
  }
}
