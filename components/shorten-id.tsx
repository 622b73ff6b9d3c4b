/** An id short enough for a table, with its kind in front and its telling end behind. */
export function shortenId(id: string): string {
  const split = id.indexOf("_") + 1;
  const body = id.slice(split);
  return body.length <= 12 ? id : `${id.slice(0, split)}${body.slice(0, 3)}…${body.slice(-6)}`;
}
