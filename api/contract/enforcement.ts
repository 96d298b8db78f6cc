import { z } from 'zod';
import { SIGNED_ACTIONS } from '../../domain/clearance/actions.js';
import { identifier, instant, pageOf, reasonText, signatories, writtenText } from './primitives.js';

/** An officer's act that carries nothing but why. */
export const ReasonBody = z.strictObject({ reason: reasonText }).meta({ id: 'ReasonBody' });

const SignedActionName = z.enum(SIGNED_ACTIONS).meta({ id: 'SignedAction' });
const legalBasis = writtenText(500).meta({ description: 'The provision it rests on', example: 'EACCMA, section 214' });
const place = writtenText(200).meta({ description: 'Where the goods are kept', example: 'Customs store, RWKGL' });
const grounds = { reason: reasonText, legal_basis: legalBasis };

/** An act against goods, as the first of two officers proposes it. */
export const EnforcementBody = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('detain'), ...grounds, place }).meta({ id: 'DetainBody' }),
    z.strictObject({ action: z.literal('seize'), ...grounds, place }).meta({ id: 'SeizeBody' }),
    z
      .strictObject({
        action: z.literal('decideAppeal'),
        ...grounds,
        upheld: z.boolean().meta({ description: 'True: the goods are let go' }),
      })
      .meta({ id: 'DecideAppealBody' }),
    z.strictObject({ action: z.literal('endDetention'), ...grounds }).meta({ id: 'EndDetentionBody' }),
    z.strictObject({ action: z.literal('returnGoods'), ...grounds }).meta({ id: 'ReturnGoodsBody' }),
    z.strictObject({ action: z.literal('forfeit'), ...grounds }).meta({ id: 'ForfeitBody' }),
    z.strictObject({ action: z.literal('destroyGoods'), ...grounds }).meta({ id: 'DestroyGoodsBody' }),
  ])
  .meta({ id: 'EnforcementBody' });

/** An act against goods: proposed by one officer, done when another has signed. */
export const Enforcement = z
  .object({
    id: identifier('prp'),
    declaration_id: identifier('dec'),
    action: SignedActionName,
    reason: z.string(),
    legal_basis: z.string(),
    place: z.string().nullable(),
    upheld: z.boolean().nullable(),
    status: z.enum(['awaiting_signature', 'delivered', 'expired', 'refused']),
    ...signatories,
    expires_at: instant,
    act_id: identifier('act').nullable().meta({ description: 'The act that carried it out; see /v1/acts/{id}' }),
    created_at: instant,
  })
  .meta({ id: 'Enforcement' });
export type Enforcement = z.infer<typeof Enforcement>;
export const EnforcementPage = pageOf(Enforcement, 'EnforcementPage');

/** A hold of customs on a consignment. */
export const Hold = z
  .object({
    id: identifier('hld'),
    declaration_id: identifier('dec'),
    reason: z.string(),
    placed_at: instant,
    lifted_at: instant.nullable(),
    lifted_why: z.string().nullable(),
  })
  .meta({ id: 'Hold' });
export type Hold = z.infer<typeof Hold>;
export const HoldPage = pageOf(Hold, 'HoldPage');

/** Notice of a detention or seizure, as it was given to the exporter. */
export const LegalNotice = z
  .object({
    id: identifier('lgn'),
    declaration_id: identifier('dec'),
    kind: z.enum(['detention', 'seizure']),
    legal_basis: z.string(),
    reason: z.string(),
    place: z.string(),
    signatories: z
      .array(z.string())
      .meta({ description: "The two officers; none where the authority's own system acted" }),
    served_at: instant,
    appeal_until: instant.meta({ description: 'Until when an appeal may be lodged' }),
  })
  .meta({ id: 'LegalNotice' });
export type LegalNotice = z.infer<typeof LegalNotice>;
export const LegalNoticePage = pageOf(LegalNotice, 'LegalNoticePage');

export const AppealBody = z
  .strictObject({ grounds: writtenText(4000), document_ids: z.array(identifier('doc')).max(50).optional() })
  .meta({ id: 'AppealBody' });

/** An appeal of the exporter against a detention or seizure. */
export const Appeal = z
  .object({
    id: identifier('apl'),
    declaration_id: identifier('dec'),
    legal_notice_id: identifier('lgn'),
    grounds: z.string(),
    document_ids: z.array(z.string()),
    standing: z.enum(['open', 'upheld', 'dismissed', 'overtaken']),
    lodged_at: instant,
    decided_at: instant.nullable(),
    decided_why: z.string().nullable(),
  })
  .meta({ id: 'Appeal' });
export type Appeal = z.infer<typeof Appeal>;
export const AppealPage = pageOf(Appeal, 'AppealPage');
