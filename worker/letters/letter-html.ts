import type { Form } from "#worker/letters/write-letter";

const ink = "#18181b";
const soft = "#52525b";
const line = "#e4e4e7";
const accent = "#0f766e";
const font = "-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',Arial,sans-serif";

/** Text as it stands in HTML, in an element or in a quoted attribute, whatever it holds. */
function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A letter as mail programs show it: tables and colours of its own, nothing from elsewhere. */
export function letterHtml({ contents, locale, place, links, footer }: Form): string {
  const text = escapeHtml;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${text(contents.subject)}</title>
</head>
<body style="margin:0;background:#fafafa;color:${ink};font:15px/1.6 ${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center"
 style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;
 background:#ffffff;border:1px solid ${line};border-radius:12px"><tr><td style="padding:28px">
<p style="margin:0 0 20px;color:${soft};font-size:13px">${text(place)}</p>
<h1 style="margin:0 0 8px;font-size:20px;line-height:1.35">${text(contents.subject)}</h1>
<p style="margin:0 0 20px">${text(contents.sentence)}</p>
<table width="100%" cellpadding="0" cellspacing="0" style="border-top:1px solid ${line}">
${contents.facts.map(factRow).join("\n")}
</table>
<p style="margin:24px 0 0"><a href="${text(links.action)}" style="display:inline-block;
 padding:10px 18px;background:${accent};color:#ffffff;text-decoration:none;border-radius:8px;
 font-weight:600">${text(contents.action.label)}</a></p>
</td></tr></table>
<p style="max-width:560px;margin:16px auto 0;color:${soft};font-size:12px">${text(footer.why)}
<a href="${text(links.preferences)}" style="color:${accent}">${text(footer.choose)}</a></p>
</td></tr></table>
</body>
</html>
`;
}

function factRow({ term, value }: Form["contents"]["facts"][number]): string {
  const cell = `border-bottom:1px solid ${line};padding:9px 0;vertical-align:top;font-size:14px`;
  return `<tr><th scope="row" align="left" style="${cell};padding-right:16px;color:${soft};
 font-weight:400;white-space:nowrap">${escapeHtml(term)}</th>
<td style="${cell};word-break:break-word;width:100%">${escapeHtml(value)}</td></tr>`;
}
