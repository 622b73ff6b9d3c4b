import { type ExportedEntry, linkHash, noHash, type Place } from "#domain/audit-chain/chain-link";

/**
 * What can be wrong with a chain: an entry was `changed` or `removed`, a link `rewritten` or taken
 * out (`link_missing`), the end `cut_off`, an entry put in beside the chain (`unlinked`), or all of
 * it made anew, which a former hash tells (`root_differs`).
 */
export type ChainFaultKind =
  | "changed"
  | "removed"
  | "rewritten"
  | "unlinked"
  | "link_missing"
  | "cut_off"
  | "root_differs";

/** One place where a chain was touched. */
export interface ChainFault {
  readonly kind: ChainFaultKind;
  /** Null where it has no place in the chain. */
  readonly position: bigint | null;
  readonly entryId: string | null;
}

/** A link as it is looked at, with its entry if that is there. */
export interface LookedLink extends Omit<Place, "account"> {
  readonly entryId: string;
  readonly hash: string;
  readonly entry: ExportedEntry | undefined;
}

/** A hash that a chain once had at that position, known from elsewhere. */
export interface HeldHash {
  readonly position: bigint;
  readonly hash: string;
}

/** A look along a chain, link by link from the first. */
export interface Look {
  readonly see: (link: LookedLink) => void;
  /** What was found, once the last link was seen. */
  readonly found: () => Found;
}

/** What a look has found, and how far it went. */
export interface Found {
  readonly position: bigint;
  readonly hash: string;
  readonly faults: readonly ChainFault[];
}

/**
 * Looks whether each link follows the one before and holds its entry, and whether the chain still
 * has the hashes that are held. A fault is named where it is: what follows is judged by what
 * stands there.
 */
export function lookAlong(account: string, held: readonly HeldHash[] = []): Look {
  const faults: ChainFault[] = [];
  const expected = Map.groupBy(held, ({ position }) => position);
  let last: Pick<LookedLink, "position" | "hash"> & { readonly entryId: string | null } = {
    position: 0n,
    hash: noHash,
    entryId: null,
  };
  return {
    see: (link) => {
      const isNext = link.position === last.position + 1n;
      if (!isNext) faults.push(gap(last.position));
      else if (link.previousHash !== last.hash) faults.push(rewritten(last, link));
      faults.push(...ownFaults(account, link));
      const hashes = expected.get(link.position) ?? [];
      if (hashes.some(({ hash }) => hash !== link.hash)) faults.push(at("root_differs", link));
      last = link;
    },
    found: () => {
      const beyond = held.some(({ position }) => position > last.position);
      const end = beyond ? [{ ...gap(last.position), kind: "cut_off" } as const] : [];
      return { position: last.position, hash: last.hash, faults: [...faults, ...end] };
    },
  };
}

function ownFaults(account: string, link: LookedLink): readonly ChainFault[] {
  const { position, previousHash, linkedAt, entry } = link;
  if (!entry) return [at("removed", link)];
  const place = { account, position, previousHash, linkedAt };
  const isTrue = linkHash(place, entry) === link.hash;
  return isTrue ? [] : [at("changed", link)];
}

/** The link before was made anew; before the first there is none, so that one itself was. */
function rewritten(
  last: { readonly position: bigint; readonly entryId: string | null },
  link: LookedLink,
): ChainFault {
  if (last.entryId === null) return at("rewritten", link);
  return { kind: "rewritten", position: last.position, entryId: last.entryId };
}

function gap(after: bigint): ChainFault {
  return { kind: "link_missing", position: after + 1n, entryId: null };
}

function at(kind: ChainFaultKind, { position, entryId }: LookedLink): ChainFault {
  return { kind, position, entryId };
}
