/** Names of the variables by which globalSetup tells the test files where their servers are. */
export const testEnvironmentNames = {
  superuserUrl: 'PORTOLAN_TEST_SUPERUSER_URL',
  ownerUrl: 'PORTOLAN_TEST_OWNER_URL',
  applicationUrl: 'PORTOLAN_TEST_APPLICATION_URL',
  temporalAddress: 'PORTOLAN_TEST_TEMPORAL_ADDRESS',
} as const;

/** One of the addresses of this test run's servers. Throws in a project that starts none. */
export function getTestAddress(name: keyof typeof testEnvironmentNames): string {
  const value = process.env[testEnvironmentNames[name]];
  if (!value)
    throw new Error(
      `${testEnvironmentNames[name]} is not set: this test belongs into a Jest project with globalSetup (integration or deadlines)`,
    );
  return value;
}

/** Address and namespace of the run's Temporal server. Tests share the namespace: give each its own task queue and ids. */
export function getTestTemporal(): { address: string; namespace: string } {
  return { address: getTestAddress('temporalAddress'), namespace: 'default' };
}
