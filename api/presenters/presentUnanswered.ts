/** A question without a sourced answer as clients see it: of what, and why. */
export const presentUnanswered = ({ what, why }: { what: string; why: string }): { what: string; why: string } => ({
  what,
  why,
});
