import { deliverNotifications } from "#domain/channel-operations/deliver-notifications";
import { resolveDue } from "#domain/channel-operations/resolve-due";
import { systemClock } from "#platform/clock";
import { type Loop, startLoop } from "#worker/loop";

/** Begins to take in what channels tell, and to look up what is in doubt. */
export function startChannelLoops(): Loop {
  const loops = [
    startLoop("notifications", async () => (await deliverNotifications(systemClock)).done > 0),
    startLoop("look-ups", async () => (await resolveDue(systemClock)).done > 0),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
