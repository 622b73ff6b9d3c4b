import { emailsOf, type LetterWriter } from "#domain/notifications/letter";
import { noticeOf } from "#domain/notifications/notice-of";
import { keepEmails, readersOf } from "#domain/notifications/queries";
import type { EventConsumer } from "#domain/outbox/dispatch-events";
import type { Clock } from "#platform/clock";

/**
 * Writes the e-mails that events make, in the transaction that takes the events out: each person
 * gets one for each event, however often it is told.
 */
export function planEmails(write: LetterWriter, clock: Clock): EventConsumer {
  return async (tx, events) => {
    for (const event of events) {
      const notice = await noticeOf(event);
      if (!notice) continue;
      const readers = await readersOf(event.accountId, notice.kind);
      const news = { notice, cause: event.id, at: clock() };
      await keepEmails(tx, emailsOf(news, readers, write));
    }
  };
}
