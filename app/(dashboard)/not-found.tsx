import { ErrorState } from "#components/error-state";
import { LinkButton } from "#components/link-button";
import { currentLocale } from "#http/session";
import { translator } from "#messages/translator";

export default async function NotFound() {
  const locale = await currentLocale();
  const words = translator(locale, "pageErrors");
  return (
    <ErrorState
      title={words("missing")}
      sentence={words("missingSentence")}
      action={<LinkButton href="/">{words("backHome")}</LinkButton>}
      locale={locale}
    />
  );
}
