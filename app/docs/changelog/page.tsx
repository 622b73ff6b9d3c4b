import type { Metadata } from "next";
import { Fragment } from "react";
import { chooseLanguageAction } from "#app/session-actions";
import { DocsPage } from "#components/docs/docs-page";
import { type ApiRelease, apiReleases } from "#domain/api-versions/api-releases";
import { type Deprecation, deprecations } from "#domain/api-versions/deprecations";
import { currentLocale } from "#http/session";
import { dayText } from "#messages/day-text";
import { type Locale, translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "changelog")("title") };
}

/** What changed in the API, and what of it will go; made from data that tests hold to contracts. */
export default async function ChangelogPage() {
  const locale = await currentLocale();
  const words = translator(locale, "changelog");
  return (
    <DocsPage locale={locale} chooseLanguageAction={chooseLanguageAction} kind={words("kind")}>
      <div className="space-y-10">
        <div>
          <h1 className="text-2xl">{words("title")}</h1>
          <p className="mt-1 text-ink-soft">{words("sentence")}</p>
        </div>
        <section className="space-y-3">
          <h2 className="text-lg">{words("deprecatedTitle")}</h2>
          {deprecations.map((deprecation) => (
            <Deprecated key={deprecation.name} deprecation={deprecation} locale={locale} />
          ))}
        </section>
        {apiReleases.map((release) => (
          <Release key={release.day} release={release} locale={locale} />
        ))}
      </div>
    </DocsPage>
  );
}

interface DeprecatedProps {
  readonly deprecation: Deprecation;
  readonly locale: Locale;
}

function Deprecated({ deprecation, locale }: DeprecatedProps) {
  const words = translator(locale, "changelog");
  const { name, replacement, since } = deprecation;
  const until = day(deprecation.until, locale);
  return (
    <div id={name} className="rounded-card border border-line bg-card p-4">
      <p>{translator(locale, "changelog.deprecated")(name, { replacement, until })}</p>
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 text-sm">
        <div>
          <dt className="text-ink-faint">{words("since")}</dt>
          <dd>{day(since, locale)}</dd>
        </div>
        <div>
          <dt className="text-ink-faint">{words("until")}</dt>
          <dd>{until}</dd>
        </div>
      </dl>
    </div>
  );
}

interface ReleaseProps {
  readonly release: ApiRelease;
  readonly locale: Locale;
}

function Release({ release: { day: text, notes, added }, locale }: ReleaseProps) {
  const words = translator(locale, "changelog");
  return (
    <section>
      <h2 className="text-lg">
        <time dateTime={text}>{day(text, locale)}</time>
      </h2>
      {notes.length > 0 && (
        <ul className="mt-3 list-disc space-y-1.5 pl-5 marker:text-ink-faint">
          {notes.map((note) => (
            <li key={note}>{translator(locale, "changelog.note")(note)}</li>
          ))}
        </ul>
      )}
      {added.length > 0 && <h3 className="mt-5 text-base font-medium">{words("added")}</h3>}
      <div className="gap-x-8 sm:columns-2">
        {added.map(({ group, operations }) => (
          <div key={group} className="break-inside-avoid pt-4">
            <h4 className="text-sm text-ink-soft">
              {translator(locale, "changelog.group")(group)}
            </h4>
            <ul className="mt-1 space-y-0.5 font-mono text-xs">
              {operations.map((operation) => (
                <li key={operation} className="-indent-4 ps-4 wrap-break-word">
                  <Operation name={operation} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** The method and the path of an operation; the path may go on in the next line at its slashes. */
function Operation({ name }: { readonly name: string }) {
  const [first = "", ...parts] = name.split("/");
  return (
    <>
      {first}
      {parts.map((part) => (
        <Fragment key={part}>
          <wbr />
          {`/${part}`}
        </Fragment>
      ))}
    </>
  );
}

function day(text: string, locale: Locale): string {
  return dayText(Temporal.PlainDate.from(text), locale);
}
