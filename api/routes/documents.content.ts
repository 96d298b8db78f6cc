import { getDocumentContent as operation } from '../contract/operations/documents.js';
import { getDocumentContent } from '../../services/documents/readDocuments.js';
import { defineRoute } from '../routing/route.js';

/** Always as an attachment under a policy that runs nothing: what was uploaded is never shown as a page of ours. */
export const documentsContent = defineRoute(operation, async ({ deps, caller, params }) => {
  const { document, content } = await getDocumentContent(deps, caller, params.document_id);
  return {
    status: 200,
    stream: content,
    headers: {
      'Content-Type': document.mediaType,
      'Content-Length': String(document.sizeBytes),
      'Content-Disposition': `attachment; filename*=UTF-8''${extendedValue(document.fileName)}`,
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      Digest: `sha-256=${Buffer.from(document.sha256, 'hex').toString('base64')}`,
    },
  };
});

/** A text as the extended value of a header's parameter (RFC 8187): all but its own characters in percent form. */
function extendedValue(text: string): string {
  const escape = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replaceAll(/['()*]/g, escape);
}
