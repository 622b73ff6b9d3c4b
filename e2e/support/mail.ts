import type { Email as Mail } from "postal-mime";
import { caughtMails } from "#scripts/mail-catcher";

/** What went over SMTP to this address, in the order in which it came. */
export async function mailsTo(address: string): Promise<readonly Mail[]> {
  const mails = await caughtMails(process.env.TEST_MAIL_FOLDER ?? "");
  return mails.filter(({ to = [] }) => to.some((recipient) => recipient.address === address));
}
