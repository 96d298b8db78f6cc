/** Words of quantity, packing, advertising and trade that say nothing of what the goods are. */
const NOISE = new Set(
  `new hot sale best quality high free shipping top premium original authentic genuine official brand branded style styles fashion fashionable
  trendy cute beautiful elegant luxury popular latest edition limited special gift gifts present pcs pc piece pieces pce pack packs packed pkt
  packet pair pairs lot lots qty quantity size sizes large medium small xl xxl xxxl xs mini big huge colour color colours colors black white
  red blue green yellow pink purple grey gray brown beige navy multicolor multicolour multi assorted various mixed model type item items
  product products goods article articles no number sku ref code kg g gr gm grams gram mg ml l ltr litre liter litres oz lb lbs cm mm m inch
  inches ft x per each set sets usd eur gbp rmb value customs purpose purposes only sample samples made china usa uk malaysia rwanda kenya
  japan korea india germany italy france hong kong turkey vietnam thailand indonesia personal use used unused brandnew nwt bnwt
  please see attached invoice order shop store online amazon ebay etsy shein temu aliexpress wholesale dropshipping retail classic modern
  design designer unique creative simple casual daily outdoor indoor home great good nice perfect super ultra pro plus max series version
  european american western japanese korean chinese summer autumn winter spring season year years old vintage retro gen i ii iii iv
  also more any all one two three four five six seven eight nine ten dozen single double triple universal adjustable portable different
  quot amp nbsp with length width height weight approx approximately ct count`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const NUMBERED = /^\d+([.,]\d+)*[a-z]{0,4}$|^\d+x\d+.*$|^[a-z]{1,4}\d{2,}[a-z0-9]*$|^[a-z]*\d+[a-z]+\d+[a-z0-9]*$/;
/** Codes that look like item numbers but name goods. */
const NAMED =
  /^(3d|4k|cr2032|h7|gu10|18650|925|usb\d|mp3|mp4|ps[345]|t5|t8|5g|4g|kn95|ffp[23]|n95|cat[5678]e?|ddr[345]|lm\d|b12|d3|k2|b6|omega3|co2|ph|lifepo4|18k|14k|9v|12v|24v|r134a|obd2)$/;

/** True when a folded word is noise in a description: a quantity, a size, a colour, an item number, advertising. */
export const isNoise = (word: string): boolean =>
  NOISE.has(word) || (word.length === 1 && /[a-z]/.test(word)) || (NUMBERED.test(word) && !NAMED.test(word));
