/** The version of the wire in which events are written; a caller that names none speaks it too. */
export const wireVersion = "2026-10-28.endive";
