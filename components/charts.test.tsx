import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BarChart } from "#components/bar-chart";
import { sparkPoints } from "#components/sparkline";

test("a line stays inside its box, whatever the numbers are", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e15, max: 1e15 })), (values) => {
      const corners = sparkPoints(values).split(" ").filter(Boolean);
      expect(corners).toHaveLength(values.length);
      for (const corner of corners) {
        const [x = Number.NaN, y = Number.NaN] = corner.split(",").map(Number);
        expect(x >= 0 && x <= 100 && y >= 2 && y <= 26).toBe(true);
      }
    }),
  );
});

test("days without money draw nothing, and every number stands in the table", () => {
  const points = [
    { label: "Nov 1", value: 0, text: "0.00 EUR" },
    { label: "Nov 2", value: 0, text: "0.00 EUR" },
  ];
  const html = renderToStaticMarkup(<BarChart label="Volume" points={points} locale="en" />);
  expect(html).not.toContain("NaN");
  expect(html.match(/0\.00 EUR<\/td>/g)).toHaveLength(2);
});
