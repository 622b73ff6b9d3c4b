import { Check } from "lucide-react";
import { Fragment } from "react";
import { Card } from "#components/card";
import { roles, scopesOfRole } from "#domain/access/roles";
import { scopes } from "#domain/access/scopes";
import { catalogue, type Locale, translator } from "#messages/translator";

/** What each role may do: in a sentence, and right by right from the table that decides it. */
export function RoleTable({ locale }: { readonly locale: Locale }) {
  const words = translator(locale, "people");
  const { role: names, people } = catalogue(locale);
  return (
    <Card title={words("whatRolesMay")}>
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[7rem_minmax(0,1fr)] sm:gap-y-2.5">
        {roles.map((role) => (
          <Fragment key={role}>
            <dt className="font-medium max-sm:mt-2">{names[role]}</dt>
            <dd className="text-ink-soft">{people.roleHelp[role]}</dd>
          </Fragment>
        ))}
      </dl>
      <details className="mt-5 border-t border-line pt-3">
        <summary className="inline-flex min-h-6 items-center rounded-mark text-sm text-accent">
          {words("rightByRight")}
        </summary>
        <Rights locale={locale} />
      </details>
    </Card>
  );
}

function Rights({ locale }: { readonly locale: Locale }) {
  const words = translator(locale, "people");
  const { role: names, scope: rights } = catalogue(locale);
  const given = scopes.filter((scope) => roles.some((role) => scopesOfRole(role).has(scope)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the keyboard
    <div className="mt-3 overflow-x-auto" tabIndex={0}>
      <table className="w-full text-sm">
        <caption className="sr-only">{words("whatRolesMay")}</caption>
        <thead>
          <tr>
            <th scope="col" className="py-1.5 pr-4 text-start font-medium text-ink-faint">
              {words("right")}
            </th>
            {roles.map((role) => (
              <th key={role} scope="col" className="px-2 py-1.5 font-medium text-ink-faint">
                {names[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {given.map((scope) => (
            <tr key={scope} className="border-t border-line">
              <th scope="row" className="min-w-40 py-1.5 pr-4 text-start font-normal">
                {rights[scope]}
              </th>
              {roles.map((role) => (
                <td key={role} className="px-2 py-1.5 text-center text-ink-faint">
                  <Given given={scopesOfRole(role).has(scope)} locale={locale} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Given({ given, locale }: { readonly given: boolean; readonly locale: Locale }) {
  const words = translator(locale, "people");
  return (
    <>
      {given ? <Check className="mx-auto size-4 text-green" aria-hidden="true" /> : null}
      <span className="sr-only">{words(given ? "yes" : "no")}</span>
    </>
  );
}
