import { keyAddress } from "#app/(dashboard)/api-keys/key-address";
import { LinkButton } from "#components/link-button";
import { Notice } from "#components/notice";
import type { NamedUse } from "#domain/deprecations/list-deprecated-uses";
import { type Locale, translator } from "#messages/translator";

interface DeprecationNoticeProps {
  readonly uses: readonly NamedUse[];
  readonly locale: Locale;
}

/** Says how many keys use what the API will not have for ever; nothing where none does. */
export function DeprecationNotice({ uses, locale }: DeprecationNoticeProps) {
  const [latest] = uses;
  if (!latest) return null;
  const words = translator(locale, "changelog");
  return (
    <div className="mb-6">
      <Notice
        tone="careful"
        action={
          <LinkButton href={keyAddress(latest.use.keyId)} size="small">
            {words("usedByLink")}
          </LinkButton>
        }
      >
        {words("usedBy", { count: new Set(uses.map(({ use }) => use.keyId)).size })}
      </Notice>
    </div>
  );
}
