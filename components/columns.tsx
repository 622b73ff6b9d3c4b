import type { ReactNode } from "react";

interface ColumnsProps {
  readonly children: ReactNode;
  /** Facts about the object: at the right, on the phone below. */
  readonly aside: ReactNode;
}

/** The body of an object's page: its story, and beside it what is true of it. */
export function Columns({ children, aside }: ColumnsProps) {
  return (
    <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0 space-y-6">{children}</div>
      <aside className="min-w-0 space-y-6">{aside}</aside>
    </div>
  );
}
