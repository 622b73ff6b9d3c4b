import { ErrorState } from "#components/error-state";
import { LinkButton } from "#components/link-button";
import { currentLocale } from "#http/session";
import { translator } from "#messages/translator";

export default async function Forbidden() {
  const locale = await currentLocale();
  const words = translator(locale, "pageErrors");
  return (
    <ErrorState
      title={words("forbidden")}
      sentence={words("forbiddenSentence")}
      action={<LinkButton href="/">{words("backHome")}</LinkButton>}
      locale={locale}
    />
  );
}
