import type { FilterField } from "#components/filter-panel";
import type { EntryChoices } from "#domain/audit-log/list-entry-choices";
import { type Locale, translator } from "#messages/translator";

/** By what the audit log is narrowed: who, what, to what, from where, from which day to which. */
export function auditFilterFields(choices: EntryChoices, locale: Locale): readonly FilterField[] {
  const words = translator(locale, "audit");
  const actors = choices.actors.map(({ actor, name }) => ({ value: actor, label: name }));
  const actions = choices.actions.map((action) => ({ value: action, label: action }));
  return [
    {
      name: "actor",
      label: words("actor"),
      choices: [{ value: "", label: words("anyActor") }, ...actors],
    },
    {
      name: "action",
      label: words("action"),
      choices: [{ value: "", label: words("anyAction") }, ...actions],
    },
    { name: "object", label: words("object") },
    { name: "address", label: words("address") },
    { name: "from", label: words("from"), isDay: true },
    { name: "to", label: words("to"), isDay: true },
  ];
}
