/** Weights of the eight digits of an S10 identifier (UPU standard S10). */
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;

/** The check digit of eight digits: 11 less the weighted sum modulo 11; 10 is written 0 and 11 is written 5. */
export function s10CheckDigit(serial: string): string {
  const sum = WEIGHTS.reduce((total, weight, position) => total + weight * Number(serial[position]), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? '0' : check === 11 ? '5' : String(check);
}

/** An item identifier of the sender's post: `CP` parcel, `EE` EMS, then serial number, check digit and country. */
export function issueS10(service: 'parcel' | 'ems', sequence: number, country: string): string {
  const serial = String(sequence).padStart(8, '0');
  return `${service === 'ems' ? 'EE' : 'CP'}${serial}${s10CheckDigit(serial)}${country}`;
}
