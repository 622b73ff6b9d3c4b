"use client";

import { clsx } from "clsx";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";

const themes = [
  { name: "system", icon: Monitor },
  { name: "light", icon: Sun },
  { name: "dark", icon: Moon },
] as const;

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const words = useTranslations("controls.theme");
  const { theme, setTheme } = useTheme();
  const chosen = useInBrowser() ? theme : undefined;
  return (
    <fieldset className="inline-flex rounded-control border border-line bg-sunken p-0.5">
      <legend className="sr-only">{words("legend")}</legend>
      {themes.map(({ name, icon: Icon }) => (
        <button
          key={name}
          type="button"
          title={words(name)}
          aria-label={words(name)}
          aria-pressed={chosen === name}
          onClick={() => setTheme(name)}
          className={clsx(
            "flex h-6 w-8 items-center justify-center rounded-mark text-ink-faint",
            "hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink",
            "aria-pressed:shadow-[0_0_0_1px_var(--line-strong)]",
          )}
        >
          <Icon className="size-3.5" aria-hidden="true" />
        </button>
      ))}
    </fieldset>
  );
}

const never = () => () => {};

/** False on the server and while the page comes alive: only the browser knows what was chosen. */
function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
