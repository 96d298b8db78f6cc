import type { OwnMembership } from '../../services/sessions/ownMemberships.js';
import { escaped } from './page.js';

/** Where another role is chosen. */
export const CHOICE_PATH = '/sign-in/account/membership';

const wordsOf = ({ membership, member }: OwnMembership): string => {
  const until = membership.untilAt === null ? '' : `, until ${membership.untilAt}`;
  return `${member.role.replaceAll('_', ' ')} of ${member.organisation.name}${until}`;
};

/** A button for each of the roles in which whoever has signed in could go on; nothing where there is no other. */
export function roleButtons(
  memberships: readonly OwnMembership[],
  currentId: string | null,
  csrfToken: string,
): string {
  const others = memberships.filter(({ membership }) => membership.id !== currentId);
  if (others.length === 0) return '';
  const buttons = others.map(
    (one) =>
      `<li><button name="membership_id" value="${escaped(one.membership.id)}">Go on as ${escaped(wordsOf(one))}</button></li>`,
  );
  return `<form method="post" action="${CHOICE_PATH}">
<input type="hidden" name="_csrf" value="${escaped(csrfToken)}">
<ul>
${buttons.join('\n')}
</ul>
</form>`;
}
