import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Brand } from "#components/brand";

interface SignInFrameProps {
  readonly title: string;
  readonly sentence?: string | undefined;
  readonly children: ReactNode;
  /** What stands quietly below the card: language, appearance. */
  readonly foot?: ReactNode;
}

/** A page before one is signed in: one card, one thing to do. */
export function SignInFrame({ title, sentence, children, foot }: SignInFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center bg-frame px-4 pt-[12vh] pb-8">
      <header>
        <Brand />
      </header>
      <main
        className={clsx(
          "mt-8 w-full max-w-[24rem] rounded-card border border-line bg-card p-6 sm:p-7",
        )}
      >
        <h1 className="text-xl tracking-tight">{title}</h1>
        {sentence !== undefined && <p className="mt-1 text-ink-soft">{sentence}</p>}
        <div className="mt-6">{children}</div>
      </main>
      {foot !== undefined && (
        <footer className="mt-auto flex flex-wrap items-center justify-center gap-4 pt-8">
          {foot}
        </footer>
      )}
    </div>
  );
}
