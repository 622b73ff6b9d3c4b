import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type NoticeTone = "done" | "told" | "careful" | "refused";

const looks = {
  done: { icon: CircleCheck, box: "border-green/30 bg-green-soft", mark: "text-green" },
  told: { icon: Info, box: "border-blue/30 bg-blue-soft", mark: "text-blue" },
  careful: { icon: TriangleAlert, box: "border-amber/30 bg-amber-soft", mark: "text-amber" },
  refused: { icon: CircleAlert, box: "border-red/30 bg-red-soft", mark: "text-red" },
} as const;

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly children: ReactNode;
  /** A link or small button that follows from it. */
  readonly action?: ReactNode;
}

/** A sentence the page has to say: what was done, what to know, what was refused and what to do. */
export function Notice({ tone, children, action }: NoticeProps) {
  const { icon: Icon, box, mark } = looks[tone];
  return (
    <div
      role={tone === "refused" ? "alert" : "status"}
      className={`flex items-start gap-2.5 rounded-control border px-3 py-2.5 ${box}`}
    >
      <Icon className={`mt-0.5 size-4 shrink-0 ${mark}`} aria-hidden="true" />
      <div className="min-w-0 grow wrap-anywhere">{children}</div>
      {action}
    </div>
  );
}
