import { Card } from "#components/card";
import { Facts } from "#components/facts";
import { ObjectId } from "#components/object-id";
import { sandboxBankNumbers } from "#domain/bank-accounts/sandbox-numbers";
import { type Locale, translator } from "#messages/translator";

/** The numbers by which a sandbox's bank does what one wants to see. */
export function TestNumbers({ locale }: { readonly locale: Locale }) {
  const words = translator(locale, "payoutSettings");
  const facts = [...sandboxBankNumbers].map(([number, behaviour]) => ({
    term: words(`behaviour.${behaviour}`),
    number,
  }));
  const numbersOf = (term: string) => facts.filter((fact) => fact.term === term);
  return (
    <Card title={words("test")}>
      <p className="mb-4 text-sm text-ink-soft">{words("testSentence")}</p>
      <Facts
        layout="stacked"
        facts={[...new Set(facts.map(({ term }) => term))].map((term) => ({
          term,
          value: numbersOf(term).map(({ number }) => (
            <span key={number} className="block">
              <ObjectId id={number} whole />
            </span>
          )),
        }))}
      />
    </Card>
  );
}
