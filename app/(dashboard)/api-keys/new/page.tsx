import type { Metadata } from "next";
import * as z from "zod";
import { createApiKeyAction } from "#app/(dashboard)/api-keys/actions";
import { fieldValues } from "#app/(dashboard)/api-keys/field-values";
import { levelsFrom } from "#app/(dashboard)/api-keys/rights-rows";
import { listAddress } from "#app/(dashboard)/list-address";
import { ActionForm } from "#components/action-form";
import { KeyFields } from "#components/api-keys/key-fields";
import { Card } from "#components/card";
import { FilterChips } from "#components/filter-chips";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { apiKeyScopes } from "#domain/access/scopes";
import { grantableScopes } from "#domain/key-rights/grantable";
import { keyPresets, levelsOfPreset } from "#domain/key-rights/key-presets";
import { currentLocale, type DashboardContext, dashboardContext } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "apiKeys")("createTitle") };
}

const address = z.object({ preset: z.enum(keyPresets).optional().catch(undefined) });

/** Makes a key: from all rights, or from what a usual kind of program needs. */
export default async function NewApiKeyPage({ searchParams }: PageProps<"/api-keys/new">) {
  const ctx = await dashboardContext();
  const { preset } = address.parse(await searchParams);
  const words = translator(ctx.locale, "apiKeys");
  const own = grantableScopes(ctx);
  const values = fieldValues(ctx, {
    chosen: preset ? levelsOfPreset(preset) : levelsFrom(own),
    isFull: preset === undefined && own.size === apiKeyScopes.size,
  });
  const mayWrite = ctx.scopes.has("api_keys:write");
  return (
    <>
      <PageHead
        title={words("createTitle")}
        sentence={words("newSentence")}
        back={{ href: "/api-keys", label: words("title") }}
      />
      <div className="max-w-[46rem] space-y-5">
        <Presets ctx={ctx} preset={preset} />
        <Card>
          <ActionForm key={preset} action={createApiKeyAction}>
            <KeyFields values={values} locale={ctx.locale} />
            <SubmitButton reason={mayWrite ? undefined : words("readOnly")}>
              {words("create")}
            </SubmitButton>
          </ActionForm>
        </Card>
      </div>
    </>
  );
}

interface PresetsProps {
  readonly ctx: DashboardContext;
  readonly preset: (typeof keyPresets)[number] | undefined;
}

function Presets({ ctx: { locale }, preset }: PresetsProps) {
  const words = translator(locale, "apiKeys");
  const chips = [undefined, ...keyPresets].map((one) => ({
    label: words(`preset.${one ?? "mine"}`),
    href: listAddress("/api-keys/new", { preset: one }),
    current: one === preset,
  }));
  return (
    <div>
      <p className="mb-1 text-sm text-ink-soft">{words("presets")}</p>
      <FilterChips chips={chips} locale={locale} />
    </div>
  );
}
