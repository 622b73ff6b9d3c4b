/** The request header in which proxy.ts names the page that was asked for. */
export const pathHeader = "x-tollgate-path";
