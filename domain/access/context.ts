import type { Replica } from "#db/replica";
import type { accounts } from "#db/schema/merchants";
import type { Actor } from "#domain/access/actor";
import type { Scope } from "#domain/access/scopes";
import type { DomainError } from "#domain/errors/domain-error";
import type { Clock } from "#platform/clock";
import type { Id } from "#platform/ids";

export type Account = typeof accounts.$inferSelect;

/** The stored form of an answer: what a repeated request gets again, byte for byte. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
}

/** What makes a request happen once: its key, what it asked, and how its outcome is told. */
export interface Once {
  readonly key: string;
  readonly fingerprint: string;
  readonly answer: (result: unknown) => StoredAnswer;
  readonly refusal: (error: DomainError) => StoredAnswer;
  /** The answer tells a secret, so it is kept sealed. */
  readonly showsSecret?: boolean | undefined;
  /** The key is claimed already, by a change of the same request: what follows adds its answer. */
  readonly isClaimed?: boolean;
}

/** A browser in which a person is signed in. */
export interface OpenedSession {
  readonly id: Id<"ses">;
  /** What it says it is, like `Firefox, Windows`; null where it names nothing that we know. */
  readonly device: string | null;
  /** It was opened by the word of the merchant's external provider. */
  readonly isByProvider: boolean;
}

/** Who asks, for which account, with which rights; the first parameter of every verb. */
export interface Context {
  readonly account: Account;
  readonly actor: Actor;
  readonly scopes: ReadonlySet<Scope>;
  readonly requestId: Id<"req">;
  /** The network address the request came from, where there is one. */
  readonly address: string | null;
  /** The signed-in browser it came from, where it was one. */
  readonly session?: OpenedSession | undefined;
  readonly clock: Clock;
  readonly once?: Once | undefined;
  /** The key that asks has limits to the money it moves: commits count what it moves. */
  readonly hasSpendingLimits?: boolean;
  /** Where it reads instead of the database itself; only within `readReport`. */
  readonly replica?: Replica;
}
