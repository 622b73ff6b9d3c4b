import { decideConsent } from "#http/oauth/decide-consent";

interface Place {
  readonly params: Promise<{ readonly interaction: string }>;
}

/** The one place that the form of the consent page is sent to. */
export async function POST(request: Request, { params }: Place): Promise<Response> {
  const { interaction } = await params;
  return decideConsent(request, interaction);
}
