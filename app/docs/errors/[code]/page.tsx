import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { chooseLanguageAction } from "#app/session-actions";
import { DocsPage } from "#components/docs/docs-page";
import { Markdown } from "#components/markdown/markdown";
import { isErrorCode } from "#domain/errors/error-codes";
import { currentLocale } from "#http/session";
import { translator } from "#messages/translator";

type ErrorPageProps = PageProps<"/docs/errors/[code]">;

export async function generateMetadata({ params }: ErrorPageProps): Promise<Metadata> {
  return { title: (await params).code };
}

/** What an error of the API means and what to do about it; every error answer leads here. */
export default async function ErrorPage({ params }: ErrorPageProps) {
  const { code } = await params;
  if (!isErrorCode(code)) notFound();
  const source = await readFile(join(process.cwd(), "docs", "errors", `${code}.md`), "utf8");
  const locale = await currentLocale();
  return (
    <DocsPage
      locale={locale}
      chooseLanguageAction={chooseLanguageAction}
      kind={translator(locale, "errorPage")("title")}
    >
      {locale !== "en" && (
        <p className="mb-6 rounded-control bg-sunken px-4 py-3">
          {translator(locale, "errors")(code)}
        </p>
      )}
      {/* The pages are written in English; integrators read them beside the code. */}
      <article lang="en">
        <Markdown source={source} />
      </article>
    </DocsPage>
  );
}
