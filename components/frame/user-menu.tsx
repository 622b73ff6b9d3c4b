import { ChevronsUpDown, LogOut } from "lucide-react";
import { Monogram } from "#components/frame/monogram";
import { LanguageSwitch } from "#components/language-switch";
import { namedTriggerStyle, Popover, panelItemStyle } from "#components/popover";
import { ThemeSwitch } from "#components/theme-switch";
import { type Locale, translator } from "#messages/translator";

export interface UserMenuProps {
  /** Who is signed in, and their role in words. */
  readonly person: { readonly name: string; readonly email: string; readonly role: string };
  readonly chooseLanguage: (form: FormData) => void | Promise<void>;
  readonly signOut: (form: FormData) => void | Promise<void>;
  readonly locale: Locale;
}

/** What concerns the person and not the business: language, appearance, leaving. */
export function UserMenu({ person, chooseLanguage, signOut, locale }: UserMenuProps) {
  const words = translator(locale, "frame");
  return (
    <Popover
      id="user-menu"
      side="above"
      triggerStyle={namedTriggerStyle}
      trigger={
        <>
          <Monogram name={person.name} round />
          <span className="sr-only">{words("userMenu")}</span>
          <span className="min-w-0 grow leading-tight">
            <span className="block truncate">{person.name}</span>
            <span className="block truncate text-xs text-ink-faint">{person.role}</span>
          </span>
          <ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
        </>
      }
    >
      <p className="truncate px-2 pt-1 pb-2 text-sm text-ink-faint">{person.email}</p>
      <div className="space-y-2 border-t border-line px-2 py-2.5">
        <div className="flex items-center justify-between gap-2">
          <span className="text-sm text-ink-soft">{words("language")}</span>
          <LanguageSwitch action={chooseLanguage} locale={locale} />
        </div>
        <div className="flex items-center justify-between gap-2">
          <span className="text-sm text-ink-soft">{words("appearance")}</span>
          <ThemeSwitch />
        </div>
      </div>
      <form action={signOut} className="border-t border-line pt-1.5">
        <button type="submit" className={panelItemStyle}>
          <LogOut className="size-4 text-ink-faint" aria-hidden="true" />
          {words("signOut")}
        </button>
      </form>
    </Popover>
  );
}
