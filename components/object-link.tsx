import type { Route } from "next";
import Link from "next/link";
import { ObjectId } from "#components/object-id";
import { shortenId } from "#components/shorten-id";

interface ObjectLinkProps {
  readonly id: string;
  /** Its page; without one, the id can still be copied. */
  readonly href: Route | undefined;
  /** Cut in the middle, where there is little room. */
  readonly short?: boolean;
}

/** An id that leads to its object's page where there is one. */
export function ObjectLink({ id, href, short = false }: ObjectLinkProps) {
  if (href === undefined) return <ObjectId id={id} />;
  return (
    <Link href={href} className="text-link font-mono text-[0.923em]" title={id}>
      {short ? shortenId(id) : id}
    </Link>
  );
}
