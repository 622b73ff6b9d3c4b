import { methods } from "#app/(dashboard)/requests/request-filter";
import type { FilterField } from "#components/filter-panel";
import type { Choice } from "#components/select";
import { slowFromMs } from "#domain/request-log/api-request";
import type { RequestChoices } from "#domain/request-log/list-choices";
import { type Locale, translator } from "#messages/translator";

/** By what the list of requests is narrowed: of what can be chosen only what has been used. */
export function requestFilterFields(
  choices: RequestChoices,
  locale: Locale,
): readonly FilterField[] {
  const words = translator(locale, "requests");
  const slow = slowFromMs.map((ms) => ({ value: String(ms), label: words("slowFrom", { ms }) }));
  return [
    {
      name: "route",
      label: words("route"),
      choices: any(words("anyRoute"), asTheyAre(choices.routes)),
    },
    {
      name: "method",
      label: words("method"),
      choices: any(words("anyMethod"), asTheyAre(methods)),
    },
    { name: "key", label: words("key"), choices: any(words("anyKey"), named(choices.keys)) },
    {
      name: "application",
      label: words("application"),
      choices: any(words("anyApplication"), named(choices.applications)),
    },
    {
      name: "error",
      label: words("errorCode"),
      choices: any(words("anyError"), asTheyAre(choices.errors)),
    },
    { name: "slow", label: words("duration"), choices: any(words("anyDuration"), slow) },
    { name: "object", label: words("object") },
    { name: "address", label: words("address") },
    { name: "from", label: words("from"), isDay: true },
    { name: "to", label: words("to"), isDay: true },
  ];
}

/** The first choice narrows nothing. */
function any(label: string, others: readonly Choice[]): readonly Choice[] {
  return [{ value: "", label }, ...others];
}

function named(all: readonly { readonly id: string; readonly name: string }[]): readonly Choice[] {
  return all.map(({ id, name }) => ({ value: id, label: name }));
}

function asTheyAre(values: readonly string[]): readonly Choice[] {
  return values.map((value) => ({ value, label: value }));
}
