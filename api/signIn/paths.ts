/** Where the identity provider sends browsers back to. */
export const CALLBACK_PATH = '/sign-in/callback';
/** Where it sends them after they have signed out there. */
export const SIGNED_OUT_PATH = '/sign-in/ended';
