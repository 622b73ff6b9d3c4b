import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { clsx } from "clsx";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { chooseLanguageAction } from "#app/session-actions";
import { Brand } from "#components/brand";
import { LanguageSwitch } from "#components/language-switch";
import { Markdown } from "#components/markdown/markdown";
import { ThemeSwitch } from "#components/theme-switch";
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
  const words = translator(locale, "errorPage");
  return (
    <div className="mx-auto flex min-h-dvh max-w-[46rem] flex-col px-4 pt-6 pb-10 sm:px-6">
      <header
        className={clsx(
          "mb-8 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b",
          "border-line pb-4",
        )}
      >
        <Link href="/" className="rounded-mark">
          <Brand />
        </Link>
        <p className="text-sm text-ink-faint">{words("title")}</p>
      </header>
      <main>
        {locale !== "en" && (
          <p className="mb-6 rounded-control bg-sunken px-4 py-3">
            {translator(locale, "errors")(code)}
          </p>
        )}
        {/* The pages are written in English; integrators read them beside the code. */}
        <article lang="en">
          <Markdown source={source} />
        </article>
      </main>
      <footer className="mt-auto flex flex-wrap items-center gap-4 pt-12">
        <LanguageSwitch action={chooseLanguageAction} locale={locale} />
        <ThemeSwitch />
      </footer>
    </div>
  );
}
