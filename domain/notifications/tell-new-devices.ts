import { type Served, serveDue } from "#domain/merchants/serve-due";
import type { LetterWriter } from "#domain/notifications/letter";
import { newDevicesToTell, type SessionToTell } from "#domain/notifications/queries";
import { tellNewDevice } from "#domain/notifications/tell-new-device";
import type { Clock } from "#platform/clock";

/** Tells everyone of sign-ins as them from new devices. */
export function tellNewDevices(clock: Clock, write: LetterWriter): Promise<Served> {
  return serveDue<SessionToTell>(clock, {
    failure: "A sign-in from a new device could not be told; it is tried again in the next round.",
    next: newDevicesToTell,
    serve: (ctx, { id }) => tellNewDevice(ctx, { sessionId: id, write }),
  });
}
