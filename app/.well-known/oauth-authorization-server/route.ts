import { answerDiscovery } from "#http/oauth/answer-oauth";

export const GET = answerDiscovery;
