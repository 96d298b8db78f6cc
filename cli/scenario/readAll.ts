import type { ApiClient } from '../client/apiClient.js';

/** Every item of a list, page after page. */
export async function readAll<Item>(
  client: ApiClient,
  operationId: string,
  request: { path?: Record<string, string>; query?: Record<string, string> } = {},
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { ...request.query, limit: '100', ...(cursor === null ? {} : { cursor }) };
    const { body } = await client.call(operationId, { ...request, query });
    const page = body as { items: Item[]; next_cursor: string | null };
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return items;
}
