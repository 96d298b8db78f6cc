import { addMoney } from '../../../rules/decisions/quote/addMoney.js';

const money = (amount: string, currency: string): { amount: string; currency: string } => ({ amount, currency });

it.each([
  ['yen have no minor unit', [money('9000', 'JPY'), money('1600', 'JPY')], [money('10600', 'JPY')]],
  ['dinars have three decimals', [money('1.5', 'KWD')], [money('1.500', 'KWD')]],
  ['more decimals than that are kept', [money('1.005', 'EUR'), money('1', 'EUR')], [money('2.005', 'EUR')]],
  [
    'currencies are not added to one another',
    [money('1', 'USD'), money('2', 'EUR'), money('3', 'USD')],
    [money('4.00', 'USD'), money('2.00', 'EUR')],
  ],
  ['nothing in another currency is not told', [money('1', 'USD'), money('0.00', 'EUR')], [money('1.00', 'USD')]],
  ['nothing at all is told once', [money('0', 'USD'), money('0', 'EUR')], [money('0.00', 'USD')]],
  ['of no amounts there is no sum', [], []],
])('%s', (_, amounts, expected) => {
  expect(addMoney(amounts)).toEqual(expected);
});
