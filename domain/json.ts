/** What survives a JSON text unchanged. Payloads, facts and stored data consist of nothing else. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
