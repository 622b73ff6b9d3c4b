import type { Route } from "next";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";

interface NothingToMoveProps {
  /** Why not. */
  readonly reason: string | undefined;
  readonly back: { readonly href: Route; readonly label: string };
}

/** Stands where a form would, when the payment's state or the person's role allows none. */
export function NothingToMove({ reason = "", back }: NothingToMoveProps) {
  return (
    <Card>
      <EmptyState
        sentence={reason}
        action={<LinkButton href={back.href}>{back.label}</LinkButton>}
      />
    </Card>
  );
}
