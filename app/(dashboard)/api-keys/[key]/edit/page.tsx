import type { Metadata } from "next";
import { updateApiKeyAction } from "#app/(dashboard)/api-keys/actions";
import { fieldValues } from "#app/(dashboard)/api-keys/field-values";
import { keyAddress } from "#app/(dashboard)/api-keys/key-address";
import { obstacleToChange } from "#app/(dashboard)/api-keys/obstacle-to-change";
import { levelsFrom } from "#app/(dashboard)/api-keys/rights-rows";
import { ActionForm } from "#components/action-form";
import { KeyFields } from "#components/api-keys/key-fields";
import { Card } from "#components/card";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { retrieveApiKey } from "#domain/key-changes/retrieve-api-key";
import { rightsOf } from "#domain/key-rights/key-rights";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "apiKeys")("change") };
}

/** Changes what a key may do, from where, how much and until when. */
export default async function EditApiKeyPage({ params }: PageProps<"/api-keys/[key]/edit">) {
  const ctx = await dashboardContext();
  const { key: apiKeyId } = await params;
  const { key } = await shown(retrieveApiKey(ctx, { apiKeyId }));
  const words = translator(ctx.locale, "apiKeys");
  const { name, scopes } = key;
  const rights = { chosen: levelsFrom(rightsOf(key)), isFull: scopes === null };
  const values = fieldValues(ctx, rights, key);
  return (
    <>
      <PageHead
        title={words("changeTitle", { name })}
        back={{ href: keyAddress(key.id), label: name }}
      />
      <div className="max-w-[46rem]">
        <Card>
          <ActionForm action={updateApiKeyAction}>
            <input type="hidden" name="apiKeyId" value={key.id} />
            <KeyFields values={values} locale={ctx.locale} />
            <SubmitButton reason={obstacleToChange(ctx, key)}>{words("save")}</SubmitButton>
          </ActionForm>
        </Card>
      </div>
    </>
  );
}
