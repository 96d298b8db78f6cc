import { loadConfig } from '../../bin/config/loadConfig.js';
import { isKnownCommodityCode } from '../../mocks/customs/commodityCodes.js';
import { AGENCY_PROFILES, profileOf } from '../../mocks/permitAgency/agencyProfiles.js';
import { findFault } from '../../mocks/permitAgency/judgeApplication.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { eventually } from './support/eventually.js';
import { applicationMessage, bookingMessage, declarationMessage, freshReferences } from './support/messages.js';
import { startTestMock, type TestMock } from './support/startTestMock.js';

/** Numbers of applicants, by country; each in a form its agencies take. */
const TINS: Readonly<Record<string, string>> = { RW: '102345678', MY: 'C20345678901', KE: 'P051234567Z' };

const needed = loadPacks('countries').packs.flatMap(({ lists, manifest }) =>
  lists.permits.flatMap(({ agency, permitType, decides, hs }) =>
    hs.map((code) => ({ agency, permitType, decides, code, tin: TINS[manifest.country] ?? '' })),
  ),
);

describe('agencies that packs name', () => {
  it.each(needed)('$agency is served: $permitType for $code', ({ agency, permitType, decides, code, tin }) => {
    const service = agency.toLowerCase();
    expect(AGENCY_PROFILES.map((profile) => profile.service)).toContain(service);
    expect(profileOf(service).decides).toBe(decides === 'here' ? 'outside' : 'itself');
    const message = { ...applicationMessage(permitType), applicant_tin: tin, commodity_code: code.padEnd(6, '0') };
    expect(findFault(profileOf(service), message)).toBeUndefined();
    expect(loadConfig({}, ['AGENCY_URLS']).AGENCY_URLS).toHaveProperty(service);
  });
});

describe('an agency without a profile', () => {
  let zeta: TestMock;
  beforeAll(async () => {
    zeta = await startTestMock('zeta');
  });
  afterAll(() => zeta.stop());

  it('takes any application, waits for the decision and numbers the permit', async () => {
    const message = { ...applicationMessage('zeta-anything'), applicant_tin: 'ABC12345' };
    const { status, body } = await zeta.client.command('/applications', message);
    expect({ status, body }).toMatchObject({ status: 200, body: { application_reference: 'ZETA-A-000001' } });
    const issue = { ...freshReferences('issue'), application_reference: 'ZETA-A-000001', decision: 'granted' };
    const issued = await zeta.client.command('/issues', issue);
    expect(issued).toMatchObject({ status: 200, body: { decision: 'granted' } });
    expect(JSON.stringify(issued.body)).toMatch(/ZETA\/\d{4}\/000001/);
  });
});

describe('the applicant', () => {
  it('has nine digits in Rwanda, letters and digits in Malaysia', () => {
    const of = (service: string, type: string, applicant_tin: string) =>
      findFault(profileOf(service), { ...applicationMessage(type), applicant_tin })?.pointer;
    expect(of('naeb', 'naeb-coffee-export', 'C20345678901')).toBe('/applicant_tin');
    expect(of('miti', 'miti-certificate-of-origin', 'C20345678901')).toBeUndefined();
  });
});

describe('parcels of any origin', () => {
  it.each(['090230', '0902300000', '460219', '46021900', '190590', '200819', '330499', '3304990000'])(
    'the tariff has %s',
    (code) => {
      expect(isKnownCommodityCode(code)).toBe(true);
    },
  );

  it('an MRN carries the office of export, an item identifier the country of its sender', async () => {
    const [customs, carrier] = await Promise.all([startTestMock('customs'), startTestMock('carrier')]);
    try {
      const message = { ...declarationMessage(), office_of_export: 'MYKUL' };
      await customs.client.command('/declarations', message);
      const notices = await eventually(
        'the acceptance',
        () => customs.receiver.received.map(({ body }) => JSON.stringify(body.data)),
        ({ length }) => length > 0,
      );
      expect(notices[0]).toMatch(/"mrn":"\d{2}MYKUL\d{11}"/);
      const booking = { ...bookingMessage(), sender: { name: 'A', address: 'B', country: 'MY' } };
      const { body } = await carrier.client.command('/labels', booking);
      expect(JSON.stringify(body)).toMatch(/"s10":"CP\d{9}MY"/);
    } finally {
      await Promise.all([customs.stop(), carrier.stop()]);
    }
  });
});
