/** The type prefixes of our own ids: prefix, underscore, UUID of version 7. One look tells what an id names. */
export const ID_PREFIXES = {
  organisation: 'org',
  act: 'act',
  declaration: 'dec',
  permit: 'prm',
  permitApplication: 'app',
  document: 'doc',
  task: 'tsk',
  inspection: 'ins',
  payment: 'pay',
  parkedStep: 'prk',
  proposal: 'prp',
  event: 'evt',
  notice: 'ntc',
  assessment: 'asm',
  person: 'prs',
  template: 'tpl',
  amendmentRequest: 'amd',
  withdrawalRequest: 'wdr',
  hold: 'hld',
  appeal: 'apl',
  legalNotice: 'lgn',
  message: 'msg',
  consolidation: 'con',
  orderFeed: 'fed',
  quote: 'quo',
  rateEntry: 'fxe',
  membership: 'mem',
  authority: 'aut',
  invitation: 'inv',
  session: 'ses',
  apiKey: 'key',
  webhookEndpoint: 'whe',
  webhookDelivery: 'whd',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;
export type PrefixedId<Kind extends IdKind = IdKind> = `${(typeof ID_PREFIXES)[Kind]}_${string}`;

/** RFC 9562, version 7, in small letters with hyphens. */
const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Has the text the form of an id of this kind (of any kind, when none is given)? */
export function isPrefixedId<Kind extends IdKind>(text: string, kind?: Kind): text is PrefixedId<Kind> {
  const found = idKindOf(text);
  return found !== undefined && (kind === undefined || found === kind);
}

/** The kind of thing an id names, or undefined when the text is no id of ours. */
export function idKindOf(text: string): IdKind | undefined {
  const cut = text.indexOf('_');
  const prefix = text.slice(0, Math.max(cut, 0));
  if (!UUID_7.test(text.slice(cut + 1))) return undefined;
  return (Object.keys(ID_PREFIXES) as IdKind[]).find((kind) => ID_PREFIXES[kind] === prefix);
}

/** An id from its kind and a UUID of version 7, which the caller makes: this folder has no clock and no randomness. */
export function prefixedId<Kind extends IdKind>(kind: Kind, uuid: string): PrefixedId<Kind> {
  return `${ID_PREFIXES[kind]}_${uuid}`;
}
