/** What is said of a setting beside its shape. */
export interface SettingFacts {
  description: string;
  /** Used outside production when the variable is not set. Not all have one: `npm start` fills in what it starts itself. */
  developmentDefault?: string;
  /** Production does not start without it, and knows no default for it. */
  requiredInProduction: boolean;
  /** Never printed. */
  secret: boolean;
}
