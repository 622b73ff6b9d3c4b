import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Field } from "#components/field";
import { TextInput } from "#components/text-input";

test("label, help and error belong to the control, and an optional one may be left empty", () => {
  const html = renderToStaticMarkup(
    <Field name="email" label="E-mail" help="Where we write to." error="Write it again.">
      <TextInput type="email" />
    </Field>,
  );
  const id = /<input[^>]* id="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain(`<label for="${id}"`);
  expect(html).toContain(`aria-describedby="${id}-help ${id}-error"`);
  expect(html).toContain(`<p id="${id}-error"`);
  expect(html).toContain('aria-invalid="true"');
  expect(html).toMatch(/<input[^>]* required=""/);

  const optional = renderToStaticMarkup(
    <Field name="note" label="Note" optional="optional">
      <TextInput />
    </Field>,
  );
  expect(optional).not.toMatch(/required=|aria-invalid=|aria-describedby=/);
});

test("a control outside any field is refused", () => {
  expect(() => renderToStaticMarkup(<TextInput />)).toThrow("Field");
});
