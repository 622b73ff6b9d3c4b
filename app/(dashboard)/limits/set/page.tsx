import type { Metadata } from "next";
import {
  type AskedLimit,
  isTried,
  LimitAddress,
  type LimitField,
  limitsAsked,
} from "#app/(dashboard)/limits/asked-limit";
import { Card } from "#components/card";
import { PageHead } from "#components/page-head";
import { DomainError } from "#domain/errors/domain-error";
import { type Trial, tryRateLimit } from "#domain/limit-trials/try-rate-limit";
import { listRateLimits, type RateLimitList } from "#domain/rate-limits/list-rate-limits";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { LimitForm } from "./limit-form.tsx";
import { SaveLimit } from "./save-limit.tsx";
import { TrialView } from "./trial-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "limits")("set") };
}

/** A limit is typed, held against the last day's requests, and only then saved. */
export default async function SetLimitPage({ searchParams }: PageProps<"/limits/set">) {
  const ctx = await dashboardContext();
  const address = LimitAddress.parse(await searchParams);
  const list = await shown(listRateLimits(ctx));
  const subject = address.subject ?? ctx.account.id;
  const asked = isTried(address) ? { ...address, subject } : asSet(list, subject);
  const tried = isTried(address) ? await attempt(ctx, asked) : undefined;
  const words = translator(ctx.locale, "limits");
  return (
    <>
      <PageHead
        title={words("set")}
        sentence={words("setSentence")}
        back={{ href: "/limits", label: words("title") }}
      />
      <div className="grid items-start gap-6 *:min-w-0 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Card title={words("proposed")}>
          <LimitForm ctx={ctx} list={list} asked={asked} faults={tried?.faults ?? []} />
        </Card>
        {tried?.trial && (
          <Card title={words("trial")}>
            <TrialView ctx={ctx} trial={tried.trial} />
            <SaveLimit ctx={ctx} asked={asked} />
          </Card>
        )}
      </div>
    </>
  );
}

/** What the fields hold before anything is typed: what is set now. */
function asSet(list: RateLimitList, subject: string): AskedLimit {
  const own = list.parts.find((part) => part.subject === subject)?.own;
  return {
    subject,
    rate: own?.rate?.ratePerSecond.toString(),
    burst: own?.rate?.burst.toString(),
    calls_per_day: own?.callsPerDay?.toString(),
    in_flight: own?.inFlight?.toString(),
  };
}

interface Attempt {
  readonly trial: Trial | undefined;
  readonly faults: readonly LimitField[];
}

/** What the limit would have done, or the fields that say what no merchant may set. */
async function attempt(ctx: DashboardContext, asked: AskedLimit): Promise<Attempt> {
  const { limits, unreadable } = limitsAsked(asked);
  if (unreadable.length > 0) return { trial: undefined, faults: unreadable };
  const input = { subject: asked.subject ?? ctx.account.id, limits };
  try {
    return { trial: await shown(tryRateLimit(ctx, input)), faults: [] };
  } catch (error) {
    const param = error instanceof DomainError ? error.details.param : undefined;
    const field = LimitAddress.keyof().safeParse(param);
    if (!field.success || field.data === "subject") throw error;
    return { trial: undefined, faults: [field.data] };
  }
}
