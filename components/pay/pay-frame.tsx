import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Monogram } from "#components/frame/monogram";
import { type Locale, translator } from "#messages/translator";

interface PayFrameProps {
  /** What is to be paid, and to whom. */
  readonly bill: ReactNode;
  readonly isSandbox: boolean;
  readonly locale: Locale;
  /** What stands quietly below: language, appearance. */
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** The merchant's counter: the bill, and beside it, or on a phone below it, what to do. */
export function PayFrame({ bill, isSandbox, locale, foot, children }: PayFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col bg-frame max-sm:bg-card">
      {isSandbox && <SandboxLine help={translator(locale, "pay")("sandboxHelp")} locale={locale} />}
      <main
        className={clsx(
          "mx-auto w-full max-w-[27rem] overflow-clip bg-card sm:mt-[6vh] sm:rounded-card",
          "sm:border sm:border-line md:grid md:max-w-[54rem] md:grid-cols-[5fr_6fr]",
        )}
      >
        <div className="border-b border-line bg-sunken p-6 md:border-r md:border-b-0 md:p-8">
          {bill}
        </div>
        <div className="p-6 md:min-h-[26rem] md:p-8">{children}</div>
      </main>
      <PayFoot>{foot}</PayFoot>
    </div>
  );
}

/** The quiet end of a page. */
export function PayFoot({ children }: { readonly children: ReactNode }) {
  return (
    <footer className="mt-auto flex flex-wrap items-center justify-center gap-4 px-4 py-8">
      {children}
    </footer>
  );
}

interface SandboxLineProps {
  /** What to try there. */
  readonly help?: string;
  readonly locale: Locale;
}

/** Says that no real money moves here. */
export function SandboxLine({ help, locale }: SandboxLineProps) {
  const words = translator(locale, "account");
  return (
    <header
      className={clsx(
        "border-t-[3px] border-sandbox bg-amber-soft px-4 py-1.5 text-center text-xs text-pretty",
      )}
    >
      <strong className="font-semibold text-amber">{words("sandbox")}</strong>{" "}
      <span className="text-ink-soft">{help ?? words("sandboxNotice")}</span>
    </header>
  );
}

interface BillProps {
  readonly merchantName: string;
  readonly amount: ReactNode;
  readonly description: string | null;
  readonly locale: Locale;
}

/** Who is paid, how much, and what for. */
export function Bill({ merchantName, amount, description, locale }: BillProps) {
  return (
    <>
      <div className="flex items-center gap-2.5">
        <Monogram name={merchantName} />
        <h1 className="min-w-0 text-lg font-medium wrap-anywhere">
          <span className="sr-only">
            {translator(locale, "pay")("payTo", { merchant: merchantName })}
          </span>
          <span aria-hidden="true">{merchantName}</span>
        </h1>
      </div>
      <p className="mt-5 md:mt-8">{amount}</p>
      {description !== null && (
        <p className="mt-2 text-lg text-ink-soft wrap-anywhere md:mt-3">{description}</p>
      )}
    </>
  );
}
