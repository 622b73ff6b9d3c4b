import type { AccessNotice } from "#domain/access-letters/access-letter";
import type { Reader } from "#domain/notifications/letter";
import { minuteInZone } from "#messages/exact-time";
import { translator } from "#messages/translator";
import type { Contents } from "#worker/letters/contents";

/** What a letter with a secret link says. */
export function accessContents(notice: AccessNotice, reader: Reader): Contents {
  if (notice.kind === "invitation") return invitation(notice, reader);
  return notice.kind === "password_reset" ? reset(notice, reader) : changed(notice, reader);
}

type NoticeOf<Kind> = Extract<AccessNotice, { kind: Kind }>;

function invitation(notice: NoticeOf<"invitation">, reader: Reader): Contents {
  const { locale, merchantName: merchant, email } = reader;
  const words = translator(locale, "letters.invitation");
  const terms = translator(locale, "letters.facts");
  const role = notice.ownRoleName ?? translator(locale, "role")(reader.role);
  return {
    subject: words("subject", { merchant }),
    sentence: words("sentence", { merchant }),
    facts: [
      { term: terms("role"), value: role },
      ...(notice.inviterName === null
        ? []
        : [{ term: terms("invitedBy"), value: notice.inviterName }]),
      { term: terms("ends"), value: minuteInZone(notice.expiresAt, reader.timeZone, locale) },
    ],
    action: { label: words("action"), path: notice.path },
    why: words("why", { email, merchant }),
  };
}

function reset(notice: NoticeOf<"password_reset">, reader: Reader): Contents {
  const { locale, email } = reader;
  const words = translator(locale, "letters.password_reset");
  const terms = translator(locale, "letters.facts");
  return {
    subject: words("subject"),
    sentence: words("sentence"),
    facts: [
      { term: terms("ends"), value: minuteInZone(notice.expiresAt, reader.timeZone, locale) },
    ],
    action: { label: words("action"), path: notice.path },
    why: words("why", { email }),
  };
}

function changed(notice: NoticeOf<"password_changed">, reader: Reader): Contents {
  const { at, device, address, path } = notice;
  const { locale, email } = reader;
  const words = translator(locale, "letters.password_changed");
  const terms = translator(locale, "letters.facts");
  return {
    subject: words("subject"),
    sentence: words("sentence"),
    facts: [
      { term: terms("time"), value: minuteInZone(at, reader.timeZone, locale) },
      ...(device === null ? [] : [{ term: terms("browser"), value: device }]),
      ...(address === null ? [] : [{ term: terms("address"), value: address }]),
    ],
    action: { label: words("action"), path },
    why: words("why", { email }),
  };
}
