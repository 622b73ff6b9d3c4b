import type { ReactNode } from "react";
import { Instant } from "#components/instant";
import { Notice } from "#components/notice";
import { isStale as isStaleCheck } from "#domain/account-checks/check-rhythm";
import { type ChainCheck, chainRhythm } from "#domain/audit-checks/chain-check";
import { type Locale, translator } from "#messages/translator";

interface ChainNoticeProps {
  readonly latest: ChainCheck | undefined;
  readonly now: Temporal.Instant;
  readonly zone: string;
  readonly locale: Locale;
  /** A link to the page of the chain, where the notice stands elsewhere. */
  readonly action?: ReactNode;
}

/** Whether the log is as it was written: verified until when, or touched. */
export function ChainNotice({ latest, now, zone, locale, action }: ChainNoticeProps) {
  const words = translator(locale, "audit");
  if (!latest?.verifiedUntil) {
    return (
      <Notice tone="told" action={action}>
        {words("notVerified")}
      </Notice>
    );
  }
  if (latest.faultCount > 0) {
    return (
      <Notice tone="refused" action={action}>
        {words("touched", { count: latest.faultCount })}
      </Notice>
    );
  }
  const isStale = isStaleCheck(latest, chainRhythm, now);
  const told = words(isStale ? "staleSince" : "verifiedUntil", { count: Number(latest.position) });
  const at = isStale ? latest.checkedAt : latest.verifiedUntil;
  return (
    <Notice tone={isStale ? "careful" : "done"} action={action}>
      {told} <Instant value={at} zone={zone} locale={locale} exact />
    </Notice>
  );
}
