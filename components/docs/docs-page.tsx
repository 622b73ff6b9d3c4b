import { clsx } from "clsx";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { Brand } from "#components/brand";
import { LanguageSwitch } from "#components/language-switch";
import { ThemeSwitch } from "#components/theme-switch";
import type { Locale } from "#messages/translator";

interface DocsPageProps {
  readonly locale: Locale;
  readonly chooseLanguageAction: ComponentProps<typeof LanguageSwitch>["action"];
  /** What kind of page it is, beside the name of the product. */
  readonly kind: string;
  readonly children: ReactNode;
}

/** The frame of what may be read without signing in. */
export function DocsPage({ locale, chooseLanguageAction, kind, children }: DocsPageProps) {
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
        <p className="text-sm text-ink-faint">{kind}</p>
      </header>
      <main>{children}</main>
      <footer className="mt-auto flex flex-wrap items-center gap-4 pt-12">
        <LanguageSwitch action={chooseLanguageAction} locale={locale} />
        <ThemeSwitch />
      </footer>
    </div>
  );
}
