import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BarChart } from "#components/bar-chart";

test("days without money draw nothing, and every number stands in the table", () => {
  const points = [
    { label: "Nov 1", value: 0, text: "0.00 EUR" },
    { label: "Nov 2", value: 0, text: "0.00 EUR" },
  ];
  const html = renderToStaticMarkup(<BarChart label="Volume" points={points} locale="en" />);
  expect(html).not.toContain("NaN");
  expect(html.match(/0\.00 EUR<\/td>/g)).toHaveLength(2);
});

test("the highest amount stands at its bar, the last at the foot", () => {
  const points = [
    { label: "Nov 1", value: 3, text: "3.00 EUR" },
    { label: "Nov 2", value: 9, text: "9.00 EUR" },
    { label: "Nov 3", value: 8, text: "8.00 EUR" },
  ];
  const html = renderToStaticMarkup(<BarChart label="Volume" points={points} locale="en" />);
  const [drawing = "", below = ""] = html.split("</svg>");
  expect(drawing.match(/[\d.]+ EUR<\/text>/g)).toEqual(["9.00 EUR</text>"]);
  expect(below.split("<details")[0]).toContain("8.00 EUR");
});
