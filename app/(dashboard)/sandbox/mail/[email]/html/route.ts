import { retrieveEmail } from "#domain/emails/retrieve-email";
import { dashboardContext, shown } from "#http/session";

/** It is shown as a mail program would: no scripts, nothing from elsewhere, links in new tabs. */
const headers = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; " +
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
} as const;

interface Place {
  readonly params: Promise<{ readonly email: string }>;
}

/** The HTML part of an e-mail, for the frame on its page. */
export async function GET(_: Request, { params }: Place): Promise<Response> {
  const ctx = await dashboardContext();
  const { html } = await shown(retrieveEmail(ctx, { emailId: (await params).email }));
  return new Response(html.replace("<head>", '<head>\n<base target="_blank">'), { headers });
}
