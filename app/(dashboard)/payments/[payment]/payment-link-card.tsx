import { QrCode } from "lucide-react";
import { createLinkAction, switchLinkAction } from "#app/(dashboard)/payment-links/actions";
import { requestHindrance } from "#app/(dashboard)/payment-links/request-hindrance";
import { ActionForm } from "#components/action-form";
import { buttonStyle } from "#components/button-style";
import { Card } from "#components/card";
import { ConfirmDialog } from "#components/confirm-dialog";
import { CopyButton } from "#components/copy-button";
import { ObjectStatus } from "#components/object-status";
import { ExpiryField } from "#components/payments/expiry-field";
import { Popover } from "#components/popover";
import { SubmitButton } from "#components/submit-button";
import { linkPath, linkUrl } from "#domain/payment-links/link-address";
import { listPaymentLinks } from "#domain/payment-links/list-payment-links";
import { linkState, type PaymentLink } from "#domain/payment-links/payment-link";
import { canMove, type Payment } from "#domain/payments/payment";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface PaymentLinkCardProps {
  readonly payment: Payment;
  readonly ctx: DashboardContext;
}

/** The page on which this payment can be paid: to send, to show, to close. */
export async function PaymentLinkCard({ payment, ctx }: PaymentLinkCardProps) {
  if (!ctx.scopes.has("payment_links:read")) return null;
  const { rows } = await listPaymentLinks(ctx, { paymentId: payment.id, limit: 1 });
  const link = rows[0]?.link;
  if (!link && !canMove(payment, "confirm")) return null;
  const words = translator(ctx.locale, "paymentLink");
  return (
    <div id="payment-link">
      <Card
        title={words("titleOne")}
        action={
          link && (
            <ObjectStatus
              kind="paymentLink"
              status={linkState({ link, payment }, ctx.now)}
              locale={ctx.locale}
            />
          )
        }
      >
        {link ? (
          <TheLink link={link} payment={payment} ctx={ctx} />
        ) : (
          <NoLink payment={payment} ctx={ctx} />
        )}
      </Card>
    </div>
  );
}

function NoLink({ payment, ctx }: PaymentLinkCardProps) {
  const words = translator(ctx.locale, "paymentLink");
  return (
    <>
      <p className="mb-4 text-sm text-ink-soft">{words("none")}</p>
      <NewLink payment={payment} ctx={ctx} />
    </>
  );
}

function NewLink({ payment, ctx }: PaymentLinkCardProps) {
  const words = translator(ctx.locale, "paymentLink");
  return (
    <ActionForm action={createLinkAction}>
      <input type="hidden" name="paymentId" value={payment.id} />
      <ExpiryField locale={ctx.locale} />
      <SubmitButton variant="secondary" reason={requestHindrance(ctx)}>
        {words("create")}
      </SubmitButton>
    </ActionForm>
  );
}

interface TheLinkProps extends PaymentLinkCardProps {
  readonly link: PaymentLink;
}

function TheLink({ link, payment, ctx }: TheLinkProps) {
  const words = translator(ctx.locale, "paymentLink");
  const state = linkState({ link, payment }, ctx.now);
  const url = linkUrl(link);
  return (
    <div className="space-y-4 text-sm">
      <p className="font-mono text-xs break-all text-ink-soft">{url}</p>
      {link.status === "paused" && state === "paused" && (
        <p className="text-red">{words("triesPaused", { count: link.failedTries })}</p>
      )}
      {link.status !== "paused" && link.failedTries > 0 && (
        <p className="text-ink-faint">{words("tries", { count: link.failedTries })}</p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={url} label={words("copy")} size="small" />
        <QrPanel link={link} ctx={ctx} />
        <Elsewhere href={linkPath(link)}>{words("open")}</Elsewhere>
        <Elsewhere href={`${linkPath(link)}/screen`}>{words("screen")}</Elsewhere>
        {state === "open" && <SwitchOff link={link} ctx={ctx} />}
      </div>
      {state === "expired" && <NewLink payment={payment} ctx={ctx} />}
      {(state === "inactive" || state === "paused") && <SwitchOn link={link} ctx={ctx} />}
    </div>
  );
}

/** A page that payers see: in a window of its own, and under its own policy. */
function Elsewhere({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener" className={buttonStyle({ size: "small" })}>
      {children}
    </a>
  );
}

interface LinkProps {
  readonly link: PaymentLink;
  readonly ctx: DashboardContext;
}

function QrPanel({ link, ctx }: LinkProps) {
  const words = translator(ctx.locale, "paymentLink");
  const picture = `${linkPath(link)}/qr.svg`;
  return (
    <Popover
      id="payment-link-qr"
      align="end"
      triggerStyle={buttonStyle({ size: "small" })}
      trigger={
        <>
          <QrCode aria-hidden="true" />
          {words("qr")}
        </>
      }
    >
      <img
        src={picture}
        alt={words("qrAlt")}
        width={224}
        height={224}
        loading="lazy"
        className="w-full rounded-mark"
      />
      <p className="px-1 py-2 text-sm text-ink-soft">{words("qrSentence")}</p>
      <a href={picture} download={`${link.id}.svg`} className={buttonStyle({ size: "small" })}>
        {words("qrDownload")}
      </a>
    </Popover>
  );
}

function SwitchOff({ link, ctx }: LinkProps) {
  const words = translator(ctx.locale, "paymentLink");
  return (
    <ConfirmDialog
      id="deactivate-link"
      trigger={words("deactivate")}
      size="small"
      reason={requestHindrance(ctx)}
      title={words("deactivateTitle")}
      sentence={words("deactivateSentence")}
      action={switchLinkAction}
      submit={words("deactivate")}
      locale={ctx.locale}
    >
      <input type="hidden" name="linkId" value={link.id} />
      <input type="hidden" name="to" value="off" />
    </ConfirmDialog>
  );
}

function SwitchOn({ link, ctx }: LinkProps) {
  const words = translator(ctx.locale, "paymentLink");
  return (
    <ActionForm action={switchLinkAction}>
      <input type="hidden" name="linkId" value={link.id} />
      <input type="hidden" name="to" value="on" />
      <SubmitButton variant="secondary" size="small" reason={requestHindrance(ctx)}>
        {words("reactivate")}
      </SubmitButton>
    </ActionForm>
  );
}
