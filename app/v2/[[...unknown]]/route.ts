import { unknownRoute } from "#http/no-route";

export const DELETE = unknownRoute;
export const GET = unknownRoute;
export const HEAD = unknownRoute;
export const OPTIONS = unknownRoute;
export const PATCH = unknownRoute;
export const POST = unknownRoute;
export const PUT = unknownRoute;
