import { answerOauth } from "#http/oauth/answer-oauth";

export const GET = answerOauth;
export const POST = answerOauth;
export const OPTIONS = answerOauth;
