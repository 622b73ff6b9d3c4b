import { tellAccess } from "#domain/access-letters/tell-access";
import { linkEntries } from "#domain/audit-chain/link-entries";
import { sendDue } from "#domain/emails/send-due";
import { planEmails } from "#domain/notifications/plan-emails";
import { tellNewDevices } from "#domain/notifications/tell-new-devices";
import { dispatchEvents, type EventConsumer } from "#domain/outbox/dispatch-events";
import { planDeliveries } from "#domain/webhook-deliveries/plan-deliveries";
import { applyRedeliveries } from "#domain/webhook-redeliveries/apply-redeliveries";
import { systemClock } from "#platform/clock";
import { writeAccessLetter, writeLetter } from "#worker/letters/write-letter";
import { type Loop, startLoop } from "#worker/loop";
import { webhookSender } from "#worker/webhook-sender";

/** Who is told of every event, in the transaction that takes it out of the outbox. */
const consumers: readonly EventConsumer[] = [planEmails(writeLetter, systemClock), planDeliveries];

/** Begins to tell what has happened, and to send webhooks and e-mails; many workers may at once. */
export function startEventLoops(): Loop {
  const sender = webhookSender();
  const loops = [
    startLoop("events", async () => (await dispatchEvents(consumers)) > 0),
    startLoop("audit", async () => (await linkEntries(systemClock)) > 0),
    startLoop("redeliveries", () => applyRedeliveries()),
    startLoop("webhooks", sender.round),
    startLoop("new-devices", async () => (await tellNewDevices(systemClock, writeLetter)).done > 0),
    startLoop(
      "invitations",
      async () => (await tellAccess(systemClock, writeAccessLetter)).done > 0,
    ),
    startLoop("e-mails", async () => (await sendDue(systemClock)).done > 0),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      await sender.stop();
    },
  };
}
