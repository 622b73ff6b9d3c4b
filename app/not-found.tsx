import { LinkButton } from "#components/link-button";
import { SignInFrame } from "#components/sign-in-frame";
import { currentLocale } from "#http/session";
import { translator } from "#messages/translator";

export default async function NotFound() {
  const words = translator(await currentLocale(), "pageErrors");
  return (
    <SignInFrame title={words("missing")} sentence={words("missingSentence")}>
      <LinkButton href="/" variant="primary">
        {words("backHome")}
      </LinkButton>
    </SignInFrame>
  );
}
