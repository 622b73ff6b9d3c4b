/** What the audit log says of a change; written when a person acts. */
export interface AuditNote {
  /** `noun.past`, like the event types. */
  readonly action: string;
  readonly subject: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly reason?: string | null;
}
