/** For how long a link can be opened, as a form offers it. */
export const expiryChoices = ["none", "day", "week", "month"] as const;

type ExpiryChoice = (typeof expiryChoices)[number];

const hours: Readonly<Record<ExpiryChoice, number | undefined>> = {
  none: undefined,
  day: 24,
  week: 7 * 24,
  month: 30 * 24,
};

/** When a link that is made now ends by this choice; undefined for never. */
export function expiryOf(
  choice: ExpiryChoice,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const open = hours[choice];
  return open === undefined ? undefined : now.add({ hours: open });
}
