import { buttonStyle } from "#components/button-style";
import { type Locale, translator } from "#messages/translator";

interface WayBackProps {
  /** Where whoever was asked came from; undefined where nobody has said. */
  readonly address: URL | undefined;
  readonly locale: Locale;
}

/**
 * Leads back by itself, or says that there is nothing more to do. Not by an answer to the form:
 * browsers hold that, and whatever it redirects to, to our own origin.
 */
export function WayBack({ address, locale }: WayBackProps) {
  const words = translator(locale, "authenticate");
  if (!address) return <p className="text-ink-soft">{words("answered")}</p>;
  const { host, href } = address;
  return (
    <>
      <meta httpEquiv="refresh" content={`0;url=${href}`} />
      <p className="mb-4 text-ink-soft">{words("goingBack", { host })}</p>
      <a href={href} className={buttonStyle({ variant: "primary", size: "wide" })}>
        {words("back", { host })}
      </a>
    </>
  );
}
