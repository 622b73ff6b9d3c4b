const longId = /^([a-z]{2,8}_)([0-9A-Za-z]{3})[0-9A-Za-z]{4,}([0-9A-Za-z]{6})$/;

/** An id short enough for a table, with its kind in front and its telling end behind. */
export function shortenId(id: string): string {
  return id.replace(longId, "$1$2…$3");
}
