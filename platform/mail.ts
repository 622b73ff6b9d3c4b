import { createTransport } from "nodemailer";
import { settings } from "#platform/settings";

/** An e-mail as it is handed in. */
export interface Mail {
  /** Tells a second copy of it from a second e-mail; the same at every try. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Whether the mail server has taken it; if not, whether it never will, and its code. */
export type MailOutcome =
  | { readonly isTaken: true }
  | { readonly isTaken: false; readonly isFinal: boolean; readonly code: string };

/** Short enough that a try is over before the next one may begin. */
const patienceMs = 10_000;

/** Hands an e-mail to the mail server of the settings; what the server says is no exception. */
export async function sendMail(mail: Mail): Promise<MailOutcome> {
  const { smtpUrl, mailFrom, origin } = settings();
  if (smtpUrl === undefined) return { isTaken: false, isFinal: false, code: "no_mail_server" };
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      messageId: `<${mail.id}@${new URL(origin).hostname}>`,
      from: mailFrom,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      // Keeps out-of-office programs from answering.
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return { isTaken: true };
  } catch (error) {
    return refusalOf(error);
  } finally {
    transport.close();
  }
}

/** Servers answer 5xx to what they will never take; everything else may pass. */
function refusalOf(error: unknown): MailOutcome {
  if (!(error instanceof Error)) return { isTaken: false, isFinal: false, code: "unknown" };
  const answered = "responseCode" in error ? Number(error.responseCode) : 0;
  const code = "code" in error ? String(error.code) : "unknown";
  // Credentials are ours to mend, and then it goes through.
  const isFinal = answered >= 500 && code !== "EAUTH";
  return { isTaken: false, isFinal, code: answered > 0 ? String(answered) : code };
}
