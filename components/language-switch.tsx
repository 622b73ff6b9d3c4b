import { clsx } from "clsx";
import { type Locale, locales, translator } from "#messages/translator";

interface LanguageSwitchProps {
  /** Takes `locale` from the form; the page then comes back in that language. */
  readonly action: (form: FormData) => void | Promise<void>;
  readonly locale: Locale;
}

/** English and 简体中文, each named in itself. */
export function LanguageSwitch({ action, locale }: LanguageSwitchProps) {
  const words = translator(locale, "languages");
  return (
    <form action={action}>
      <fieldset className="inline-flex rounded-control border border-line bg-sunken p-0.5">
        <legend className="sr-only">{translator(locale, "frame")("language")}</legend>
        {locales.map((language) => (
          <button
            key={language}
            type="submit"
            name="locale"
            value={language}
            lang={language}
            aria-pressed={language === locale}
            className={clsx(
              "flex h-6 items-center rounded-mark px-2 text-xs text-ink-faint hover:text-ink",
              "aria-pressed:bg-raised aria-pressed:text-ink",
              "aria-pressed:shadow-[0_0_0_1px_var(--line-strong)]",
            )}
          >
            {words(language)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
