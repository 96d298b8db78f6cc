/** Where the identity provider sends browsers back to. */
export const CALLBACK_PATH = '/sign-in/callback';
/** Where the code of an invitation is entered. */
export const INVITATION_PATH = '/sign-in/invitation';
/** Where whoever has signed in with it accepts it. */
export const ACCEPTANCE_PATH = '/sign-in/invitation/acceptance';
/** Where it sends them after they have signed out there. */
export const SIGNED_OUT_PATH = '/sign-in/ended';
