/** What a browser's session remembers of a sign-in that is under way. */
export interface SignInAttempt {
  /** Ties the answer to this browser (RFC 6749, section 10.12). */
  state: string;
  /** Ties the ID token to this sign-in (OpenID Connect Core, section 3.1.2.1). */
  nonce: string;
  /** Proves that whoever redeems the code has begun the sign-in (RFC 7636). */
  verifier: string;
}

/** Whom an identity provider says it is. */
export interface SignedIn {
  issuer: string;
  subject: string;
  /** What the provider calls them, where it was asked and says it. */
  name: string | undefined;
  /** The ID token as it came; the provider wants to see it again at sign-out. */
  idToken: string;
}

/** The identity provider of an installation, by OpenID Connect: authorization code flow with PKCE. */
export interface IdentityProvider {
  /**
   * Begins a sign-in.
   * @param asked.name whether the provider is asked what they are called: only of somebody who is new
   * @returns where to send the browser, and what has to be remembered
   * Throws `ACCESS.IDENTITY_PROVIDER_UNAVAILABLE`.
   */
  begin(asked?: { name: boolean }): Promise<{ address: URL; attempt: SignInAttempt }>;
  /**
   * Ends a sign-in that was begun here.
   * @param query what the provider sent the browser back with
   * Throws `ACCESS.SIGN_IN_REFUSED`, `ACCESS.IDENTITY_PROVIDER_UNAVAILABLE`.
   */
  finish(query: URLSearchParams, attempt: SignInAttempt): Promise<SignedIn>;
  /** Where to send the browser after it has signed out here, so that it is signed out there too; undefined where that is not offered. */
  endAddress(idToken: string | undefined): Promise<URL | undefined>;
}
