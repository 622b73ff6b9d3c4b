import type { Metadata } from "next";
import * as z from "zod";
import { keyAddress } from "#app/(dashboard)/api-keys/key-address";
import { scopeOfRoute } from "#app/(dashboard)/api-keys/route-scopes";
import { FilterChips } from "#components/filter-chips";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { retrieveNeededRights } from "#domain/key-activity/retrieve-needed-rights";
import { retrieveApiKey } from "#domain/key-changes/retrieve-api-key";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { NeededCards, ShrinkCard, WouldRefuse } from "./needed-rights.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "apiKeys")("shrink") };
}

const dayChoices = ["1", "7", "30"] as const;
const address = z.object({ days: z.enum(dayChoices).catch("7") });

/** The least rights that a key needed, what they would refuse, and the smaller key in one step. */
export default async function KeyRightsPage(props: PageProps<"/api-keys/[key]/rights">) {
  const ctx = await dashboardContext();
  const { key: apiKeyId } = await props.params;
  const { days } = address.parse(await props.searchParams);
  const { key } = await shown(retrieveApiKey(ctx, { apiKeyId }));
  const asked = { apiKeyId, days: Number(days), scopeOf: scopeOfRoute };
  const rights = await shown(retrieveNeededRights(ctx, asked));
  const words = translator(ctx.locale, "apiKeys");
  const chips = dayChoices.map((choice) => ({
    label: words("days", { days: Number(choice) }),
    href: keyAddress(key.id, "rights", { days: choice }),
    current: choice === days,
  }));
  return (
    <>
      <PageHead
        title={words("shrinkTitle", { name: key.name })}
        sentence={words("shrinkSentence")}
        back={{ href: keyAddress(key.id), label: key.name }}
      />
      <div className="space-y-6">
        <FilterChips chips={chips} locale={ctx.locale} />
        {!rights.isWhole && <Notice tone="careful">{words("shrinkPart")}</Notice>}
        <NeededCards rights={rights} locale={ctx.locale} />
        <WouldRefuse rights={rights} ctx={ctx} />
        <ShrinkCard apiKey={key} rights={rights} ctx={ctx} />
      </div>
    </>
  );
}
