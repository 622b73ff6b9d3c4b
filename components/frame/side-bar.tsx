import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import { X } from "lucide-react";
import type { Route } from "next";
import { AccountSwitch, type AccountSwitchProps } from "#components/frame/account-switch";
import { CommandPalette, type PaletteProps } from "#components/frame/command-palette";
import { NavLink } from "#components/frame/nav-link";
import { UserMenu, type UserMenuProps } from "#components/frame/user-menu";
import { translator } from "#messages/translator";

export interface NavItem {
  readonly label: string;
  readonly href: Route;
  readonly icon: LucideIcon;
  /** Something that waits there: how many, and the same in words. */
  readonly waiting?: { readonly count: number; readonly label: string } | undefined;
}

export interface NavGroup {
  readonly label?: string;
  readonly items: readonly NavItem[];
}

export interface SideBarProps extends AccountSwitchProps, UserMenuProps {
  readonly groups: readonly NavGroup[];
  readonly palette: PaletteProps;
}

/** The side bar on a desk, the same thing as a drawer on a phone. */
export function SideBar(props: SideBarProps) {
  const words = translator(props.locale, "frame");
  return (
    <aside
      id="side-bar"
      popover="auto"
      aria-label={words("sideBar")}
      className={clsx(
        "inset-y-0 left-0 m-0 h-dvh max-h-none w-72 max-w-[86vw] flex-col border-r border-line",
        "bg-frame text-ink open:flex lg:sticky lg:top-(--frame-top,0px) lg:flex",
        "lg:h-[calc(100dvh-var(--frame-top,0px))] lg:w-auto lg:max-w-none",
      )}
    >
      <div className="flex items-center gap-1 p-3 pb-2">
        <AccountSwitch {...props} />
        <button
          type="button"
          popoverTarget="side-bar"
          popoverTargetAction="hide"
          aria-label={words("closeMenu")}
          className={clsx(
            "flex size-10 shrink-0 items-center justify-center rounded-control text-ink-soft",
            "hover:bg-hover lg:hidden",
          )}
        >
          <X className="size-5" aria-hidden="true" />
        </button>
      </div>
      <div className="px-3 pb-2 max-lg:hidden">
        <CommandPalette {...props.palette} look="field" />
      </div>
      <nav aria-label={words("mainMenu")} className="min-h-0 grow overflow-y-auto px-3 py-1">
        {props.groups.map((group) => (
          <Group key={group.label ?? group.items[0]?.href} group={group} />
        ))}
      </nav>
      <div className="border-t border-line p-3">
        <UserMenu {...props} />
      </div>
    </aside>
  );
}

function Group({ group }: { readonly group: NavGroup }) {
  return (
    <div className="pb-4">
      {group.label !== undefined && (
        <h2 className="px-2 pb-1 text-xs font-medium text-ink-faint">{group.label}</h2>
      )}
      <ul className="space-y-px">
        {group.items.map(({ label, href, icon: Icon, waiting }) => (
          <li key={href}>
            <NavLink href={href}>
              <Icon className="size-4 shrink-0" aria-hidden="true" />
              <span className="min-w-0 truncate">{label}</span>
              {waiting !== undefined && waiting.count > 0 && <Waiting {...waiting} />}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Waiting({ count, label }: { readonly count: number; readonly label: string }) {
  return (
    <span
      className={clsx(
        "ml-auto rounded-full bg-amber-soft px-1.5 text-xs font-medium text-amber tabular-nums",
      )}
    >
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
