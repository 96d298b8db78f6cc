/** Of what a second person signs. */
interface Signed {
  proposedBy: string;
  signedBy: string | null;
  signedWhy: string | null;
}

/** Who proposed, who signed as the second, and why, as the API shows them. */
export const presentSignatories = ({ proposedBy, signedBy, signedWhy }: Signed) => ({
  proposed_by: proposedBy,
  signed_by: signedBy,
  signed_why: signedWhy,
});
