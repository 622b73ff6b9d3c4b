import type { NextRequest } from "next/server";
import { currentVisitor } from "#http/session";
import { answerAuthRequest } from "#http/session-provider";

export async function GET(request: NextRequest): Promise<Response> {
  return answerAuthRequest(await currentVisitor(), request);
}

export async function POST(request: NextRequest): Promise<Response> {
  return answerAuthRequest(await currentVisitor(), request);
}
