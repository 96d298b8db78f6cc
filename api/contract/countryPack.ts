import { z } from 'zod';
import { ChargeDifference, Pack } from './assessment.js';
import { calendarDate, identifier, instant, pageOf, reasonText, signatories } from './primitives.js';

const packId = z.string().meta({ description: 'Country and first day', example: 'RW/2027-01-01' });

const CountryPack = z
  .object({
    id: packId,
    country: z.string(),
    name: z.string(),
    effective_from: calendarDate,
    version: z.string(),
    hash: z.string().meta({ description: 'Of the content, with that of its union' }),
    roles: z.array(z.string()),
    published_at: instant.nullable().meta({ description: 'Null where it came with the installation' }),
  })
  .meta({ id: 'CountryPack', description: "A country's law from a day on" });

export const CountryPackList = z.object({ items: z.array(CountryPack) }).meta({ id: 'CountryPackList' });
export type CountryPackList = z.infer<typeof CountryPackList>;

const files = z
  .record(
    z.string().regex(/^[a-z-]+\.json$/, 'must be the name of a file of a pack, such as "measures.json"'),
    z.unknown(),
  )
  .meta({ description: 'Files of the pack by name, each as JSON; `pack.json` says which country and day' });

export const TryPackBody = z
  .strictObject({
    files,
    newest: z.int().min(1).max(10_000).default(1_000).meta({ description: 'So many declarations, the newest first' }),
  })
  .meta({ id: 'TryPackBody' });

export const ProposePackBody = z.strictObject({ files, reason: reasonText }).meta({ id: 'ProposePackBody' });

export const SignPackBody = z.strictObject({ reason: reasonText }).meta({ id: 'SignPackBody' });

const cannotSay = z.array(z.object({ what: z.string(), why: z.string() }));

/** What a pack would change, were it in force. */
export const PackTrial = z
  .object({
    pack: Pack,
    date: calendarDate.meta({ description: 'Day by whose law both were assessed: the first of the pack' }),
    looked_at: z.int().meta({ description: 'Declarations that were looked at' }),
    changed: z.int().meta({ description: 'Declarations that would come out differently' }),
    lines: z.int().meta({ description: 'Charges that would differ' }),
    by_tax: z.array(ChargeDifference.omit({ line: true }).extend({ lines: z.int() })),
    firms: z.array(
      z.object({ organisation_id: identifier('org'), name: z.string(), declarations: z.int(), lines: z.int() }),
    ),
    declarations: z
      .array(
        z.object({
          declaration_id: identifier('dec'),
          organisation_id: identifier('org'),
          differences: z.array(ChargeDifference),
          no_longer_said: cannotSay,
          now_said: cannotSay,
        }),
      )
      .meta({ description: 'The newest hundred of those that would come out differently' }),
    no_longer_said: z.int().meta({ description: 'Declarations of which less could be said' }),
    now_said: z.int().meta({ description: 'Declarations of which more could be said' }),
  })
  .meta({ id: 'PackTrial' });
export type PackTrial = z.infer<typeof PackTrial>;

export const PackProposalStatus = z.enum(['awaiting_signature', 'delivered', 'superseded', 'expired', 'refused']).meta({
  description:
    '`delivered`: signed and published; `superseded`: nobody has signed, and nobody can, since the country has a pack of that day by now',
});

export const PackProposal = z
  .object({
    id: identifier('prp'),
    pack_id: packId,
    version: z.string(),
    hash: z.string(),
    effective_from: calendarDate.meta({ description: 'First day of the pack: law from then on, once signed' }),
    status: PackProposalStatus,
    reason: z.string(),
    ...signatories,
    signed_at: instant.nullable().meta({ description: 'When it was signed, and so published' }),
    superseded_by: Pack.nullable().meta({
      description:
        'Of a published pack the next of its country, from whose first day on it no longer holds; of any other the one that its country has of its day',
    }),
    created_at: instant,
    expires_at: instant,
  })
  .meta({ id: 'PackProposal', description: 'A pack that one person proposes and another signs' });
export type PackProposal = z.infer<typeof PackProposal>;

export const PackProposalPage = pageOf(PackProposal, 'PackProposalPage');
