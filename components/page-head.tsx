import { clsx } from "clsx";
import { ChevronLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

interface PageHeadProps {
  readonly title: string;
  /** One sentence at most. */
  readonly sentence?: string | undefined;
  /** The page's one primary action, and what little stands beside it. */
  readonly action?: ReactNode;
  readonly back?: BackLinkProps | undefined;
}

/** What page this is, and the one thing to do on it. */
export function PageHead({ title, sentence, action, back }: PageHeadProps) {
  return (
    <header className="mb-6">
      {back && (
        <p className="mb-2">
          <BackLink {...back} />
        </p>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 max-w-[44rem]">
          <h1 className="text-xl tracking-tight wrap-anywhere">{title}</h1>
          {sentence !== undefined && <p className="mt-1 text-ink-soft">{sentence}</p>}
        </div>
        {action !== undefined && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </div>
    </header>
  );
}

interface BackLinkProps {
  readonly href: Route;
  readonly label: string;
}

/** The way back to the list an object stands in. */
export function BackLink({ href, label }: BackLinkProps) {
  return (
    <Link
      href={href}
      className={clsx(
        "-ml-1 inline-flex min-h-6 items-center gap-0.5 rounded-mark pr-1 text-sm text-ink-soft",
        "hover:text-ink",
      )}
    >
      <ChevronLeft className="size-4" aria-hidden="true" />
      {label}
    </Link>
  );
}
