import { SignInFrame } from "#components/sign-in-frame";
import { currentLocale } from "#http/session";
import { translator } from "#messages/translator";

/** For an address that was cut off, or guessed. */
export default async function NoPayment() {
  const words = translator(await currentLocale(), "pay");
  return (
    <SignInFrame title={words("missingTitle")} sentence={words("missingSentence")}>
      {null}
    </SignInFrame>
  );
}
