import { Pause, Play } from "lucide-react";
import { LinkButton } from "#components/link-button";
import { type Locale, translator } from "#messages/translator";
import { Live } from "./live.tsx";

interface LiveSwitchProps {
  readonly isPaused: boolean;
  readonly locale: Locale;
}

/** Keeps the page up to date until it is told to stand still; both without script too. */
export function LiveSwitch({ isPaused, locale }: LiveSwitchProps) {
  const words = translator(locale, "limits");
  if (isPaused) {
    return (
      <LinkButton href="/limits">
        <Play aria-hidden="true" />
        {words("goOn")}
      </LinkButton>
    );
  }
  return (
    <>
      <Live />
      <LinkButton href="/limits?paused=1">
        <Pause aria-hidden="true" />
        {words("pause")}
      </LinkButton>
    </>
  );
}
