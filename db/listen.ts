import { applicationRole, beforeDisconnect, sqlClient } from "#db/client";
import { type Hears, type Line, type Listener, openLine } from "#db/line";
import { settings } from "#platform/settings";

// Next loads modules more than once in one process; the connection must exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateLine?: Line | undefined };

/** Hears a channel for as long as the process has connections, all channels over one of them. */
export function listen(listener: Listener): Hears {
  holder.tollgateLine ??= opened();
  return holder.tollgateLine.add(listener);
}

function opened(): Line {
  const line = openLine({
    url: settings().listenUrl,
    role: applicationRole,
    tell: (channel, payload) => sqlClient().notify(channel, payload),
  });
  beforeDisconnect(() => {
    holder.tollgateLine = undefined;
    return line.close();
  });
  return line;
}
