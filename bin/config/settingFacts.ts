/** What is said of a setting beside its shape. */
export interface SettingFacts {
  description: string;
  /** Used outside production when the variable is not set. Not all have one: `npm start` fills in what it starts itself. */
  developmentDefault?: string;
  /** Production does not start without it, and knows no default for it. */
  requiredInProduction: boolean;
  /** Never printed. May be read from a file: see readSecretFiles. */
  secret: boolean;
  /** Of what is for development alone: why production does not start where it is set. */
  refusedInProduction?: string;
}
