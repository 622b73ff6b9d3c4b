import { clsx } from "clsx";
import { Menu } from "lucide-react";
import type { ReactNode } from "react";
import { Announcer } from "#components/announcer";
import { CommandPalette } from "#components/frame/command-palette";
import { Monogram } from "#components/frame/monogram";
import { PageKeys } from "#components/frame/page-keys";
import { SideBar, type SideBarProps } from "#components/frame/side-bar";
import { type Locale, translator } from "#messages/translator";

interface FrameProps extends SideBarProps {
  readonly children: ReactNode;
}

/** The quiet part of every page: where one is, where one can go, and whether the money is real. */
export function Frame({ children, ...bar }: FrameProps) {
  const sandbox = bar.account.mode === "sandbox";
  return (
    <div className={sandbox ? "[--frame-top:1.75rem] max-lg:[--frame-top:0px]" : undefined}>
      <a
        href="#content"
        className={clsx(
          "sr-only z-50 rounded-control bg-raised px-3 py-2 shadow-float focus:not-sr-only",
          "focus:fixed focus:top-2 focus:left-2",
        )}
      >
        {translator(bar.locale, "frame")("skip")}
      </a>
      <header className="sticky top-0 z-30">
        {sandbox && <SandboxLine locale={bar.locale} />}
        <PhoneBar {...bar} sandbox={sandbox} />
      </header>
      <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
        <SideBar {...bar} />
        <main
          id="content"
          tabIndex={-1}
          className={clsx(
            "mx-auto w-full max-w-[80rem] px-4 pt-6 pb-16 outline-none sm:px-6 lg:px-10 lg:pt-8",
          )}
        >
          {children}
        </main>
      </div>
      <Announcer />
      <PageKeys />
    </div>
  );
}

function SandboxLine({ locale }: { readonly locale: Locale }) {
  const words = translator(locale, "account");
  return (
    <p
      className={clsx(
        "flex h-7 items-center justify-center gap-2 border-t-[3px] border-sandbox bg-amber-soft",
        "text-xs max-lg:h-[3px] max-lg:overflow-hidden",
      )}
    >
      <strong className="font-semibold text-amber">{words("sandbox")}</strong>
      <span className="text-ink-soft">{words("sandboxNotice")}</span>
    </p>
  );
}

interface PhoneBarProps extends SideBarProps {
  readonly sandbox: boolean;
}

function PhoneBar({ locale, account, sandbox, palette }: PhoneBarProps) {
  return (
    <div
      className={clsx(
        "flex h-14 items-center gap-2 border-b border-line bg-canvas px-2 sm:px-4 lg:hidden",
      )}
    >
      <button
        type="button"
        popoverTarget="side-bar"
        aria-label={translator(locale, "frame")("openMenu")}
        className={clsx(
          "flex size-10 items-center justify-center rounded-control text-ink-soft",
          "hover:bg-hover",
        )}
      >
        <Menu className="size-5" aria-hidden="true" />
      </button>
      <Monogram name={account.merchant} />
      <p className="min-w-0 truncate font-medium">{account.merchant}</p>
      {sandbox && (
        <strong
          className={clsx(
            "rounded-mark bg-amber-soft px-1.5 py-0.5 text-xs font-semibold whitespace-nowrap",
            "text-amber",
          )}
        >
          {translator(locale, "account")("sandbox")}
        </strong>
      )}
      <div className="ml-auto">
        <CommandPalette {...palette} look="icon" />
      </div>
    </div>
  );
}
